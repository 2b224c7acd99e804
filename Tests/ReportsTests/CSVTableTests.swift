import Reports
import Testing

@Suite struct CSVTableTests {
  @Test(
    "The separator is the one that the header has most of",
    arguments: [
      "reference,title,owner\nA,B,C\n",
      "reference;title;owner\nA;B;C\n",
      "reference\ttitle\towner\nA\tB\tC\n",
      "\"reference\";\"title\";\"owner\"\n\"A\";\"B\";\"C\"",
      "sep=;\nreference;title;owner\nA;B;C\n",
      "sep=\t\r\nreference\ttitle\towner\r\nA\tB\tC\r\n",
    ])
  func separators(text: String) throws {
    let table = try CSVTable(text: text)
    #expect(table.header == ["reference", "title", "owner"])
    #expect(table.rows.map(\.cells) == [["A", "B", "C"]])
    #expect(table.rows.map(\.number) == [2])
  }

  @Test("A separator within a quoted heading does not count")
  func quotedHeading() throws {
    let table = try CSVTable(text: "\"who, what, where, when\";title\na;b\n")
    #expect(table.header == ["who, what, where, when", "title"])
  }

  @Test(
    "Lines end in LF, CR LF or CR",
    arguments: ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\r\n1,2\n3,4"])
  func lineEnds(text: String) throws {
    let table = try CSVTable(text: text)
    #expect(table.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
    #expect(table.rows.map(\.number) == [2, 3])
  }

  @Test(
    "A quoted cell may hold the separator, quotes and line ends",
    arguments: [
      ("\"a,b\"", "a,b"), ("\"say \"\"yes\"\"\"", "say \"yes\""), ("\"one\ntwo\"", "one\ntwo"),
      ("\"one\r\ntwo\rthree\"", "one\ntwo\nthree"), ("\"\"", ""), ("\"\"\"\"", "\""),
      (" \"a,b\"", "a,b"), ("5\" pipe", "5\" pipe"), ("\"a\"b", "ab"),
    ])
  func quotes(cell: String, text: String) throws {
    let table = try CSVTable(text: "x,y\n\(cell),2\n")
    #expect(table.rows.map(\.cells) == [[text, "2"]])
  }

  @Test(
    "Rows keep the number that a spreadsheet shows: blank rows count, line breaks in a cell do not")
  func rowNumbers() throws {
    let table = try CSVTable(text: "a,b\n\"1\n1\n1\",2\n\n,\n  , \n3,4\n\n")
    #expect(table.rows.map(\.cells) == [["1\n1\n1", "2"], ["3", "4"]])
    #expect(table.rows.map(\.number) == [2, 6])
  }

  @Test("The header may come after blank rows")
  func lateHeader() throws {
    let table = try CSVTable(text: "\n\na;b\n1;2\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.number) == [4])
  }

  @Test("Missing cells are empty, and empty cells too many are dropped")
  func cellCounts() throws {
    let table = try CSVTable(text: "a,b,c\n1\n1,2,3,,\n")
    #expect(table.rows.map(\.cells) == [["1", "", ""], ["1", "2", "3"]])
  }

  @Test("Every row with too many cells is named")
  func tooManyCells() {
    #expect(throws: CSVProblem.tooManyCells(rows: [2, 4], columns: 2)) {
      try CSVTable(text: "a,b\n1,2,3\n1,2\n1,2,3,4\n")
    }
    #expect(
      CSVProblem.tooManyCells(rows: [2], columns: 2).sentences(file: "r.csv") == [
        "r.csv, row 2: has more cells than the 2 of the header; "
          + "put a cell that contains the separator in quotes"
      ])
  }

  @Test("A quote that is never closed is named with the row in which it is opened")
  func unterminatedQuote() {
    #expect(throws: CSVProblem.unterminatedQuote(row: 3)) {
      try CSVTable(text: "a,b\n1,2\n\"3,4\n5,6\n")
    }
  }

  @Test("An empty file is an error", arguments: ["", "\n\n", " , ,\n", "\u{FEFF}", "sep=;"])
  func empty(text: String) {
    #expect(throws: CSVProblem.empty) { try CSVTable(bytes: Array(text.utf8)) }
  }

  @Test("Control characters are dropped, line ends and tabs within quotes kept")
  func controlCharacters() throws {
    let table = try CSVTable(text: "a,b\nx\u{1B}[2J\u{7}\u{85}\u{FFFE}y,\"1\t2\n3\"\n")
    #expect(table.rows.map(\.cells) == [["x[2Jy", "1\t2\n3"]])
  }

  @Test("A combining mark after a separator does not hide it")
  func combiningMark() throws {
    let table = try CSVTable(text: "a,b\n1,\u{301}2\n")
    #expect(table.rows.map(\.cells) == [["1", "\u{301}2"]])
  }

  // MARK: Encodings

  @Test(
    "UTF-8 is read with and without its mark", arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func utf8(mark: [UInt8]) throws {
    let table = try CSVTable(bytes: mark + Array("n\u{E4}me,b\n\u{5317}\u{4EAC},2\n".utf8))
    #expect(table.header == ["n\u{E4}me", "b"])
    #expect(table.rows.first?.cells == ["\u{5317}\u{4EAC}", "2"])
    #expect(table.notes.isEmpty)
  }

  @Test("UTF-16 is read in either byte order", arguments: [true, false])
  func utf16(isLittleEndian: Bool) throws {
    let text = "\u{FEFF}name;b\nZo\u{EB} \u{1F600};2\n"
    let bytes = text.utf16.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittleEndian ? pair : pair.reversed()
    }
    let table = try CSVTable(bytes: bytes)
    #expect(table.header == ["name", "b"])
    #expect(table.rows.first?.cells == ["Zo\u{EB} \u{1F600}", "2"])
    #expect(throws: CSVProblem.damagedText) { try CSVTable(bytes: Array(bytes.dropLast())) }
  }

  @Test("What is not UTF-8 is read as Windows-1252, and that is said")
  func windows1252() throws {
    let bytes = Array("name,b\nJos".utf8) + [0xE9, 0x20, 0x80, 0x96, 0x2C, 0x32, 0x0A]
    let table = try CSVTable(bytes: bytes)
    #expect(table.rows.first?.cells == ["Jos\u{E9} \u{20AC}\u{2013}", "2"])
    #expect(table.notes.first?.contains("Windows-1252") == true)
  }

  @Test(
    "Binary data is one clear sentence",
    arguments: [
      [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00], [0x00], [0x61, 0x00, 0x62, 0x00],
      [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00],
    ] as [[UInt8]])
  func binary(bytes: [UInt8]) {
    #expect(throws: CSVProblem.notText) { try CSVTable(bytes: bytes) }
    #expect(
      CSVProblem.notText.sentences(file: "r.xlsx") == [
        "r.xlsx is not a text file; in the spreadsheet, save it as CSV (UTF-8)"
      ])
  }
}
