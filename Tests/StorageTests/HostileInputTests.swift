import Foundation
import Records
import Storage
import Testing

/// Bytes that are no property list, and what is to be said of them.
struct Hostile: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  let line: Int
  let column: Int
  let piece: String

  init(_ name: String, _ bytes: [UInt8], _ line: Int, _ column: Int, _ piece: String) {
    (self.name, self.bytes, self.line, self.column, self.piece) = (name, bytes, line, column, piece)
  }

  init(_ name: String, _ text: String, _ line: Int, _ column: Int, _ piece: String) {
    self.init(name, Array(text.utf8), line, column, piece)
  }

  /// Trouble in the document's one value, which begins at line 2, column 1.
  init(_ name: String, value: String, _ column: Int, _ piece: String) {
    self.init(name, "<plist>\n\(value)</plist>", 2, column, piece)
  }

  var testDescription: String { name }

  static let notPropertyLists: [Hostile] = [
    Hostile("empty", "", 1, 1, "the file is empty"),
    Hostile("blanks", " \n\t\n", 3, 1, "nothing but blanks"),
    Hostile("binary property list", "bplist00\u{1}\u{2}", 1, 1, "binary property list"),
    Hostile("a start in UTF-16", [0xFF, 0xFE, 0x3C, 0], 1, 2, "cut off"),
    Hostile("UTF-32", [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], 1, 1, "the file is binary"),
    Hostile("UTF-16 without a mark", [0x3C, 0, 0x3F, 0], 1, 1, "the file is binary"),
    Hostile("a program", [0x7F, 0x45, 0x4C, 0x46, 0], 1, 1, "the file is binary"),
    Hostile("JSON", "{\"a\": 1}", 1, 1, "JSON"),
    Hostile("a JSON list", "\n[1]", 1, 1, "JSON"),
    Hostile("CSV", "title,owner\na,b\n", 1, 1, "text of another kind"),
    Hostile("a web page", "<!DOCTYPE html><html></html>", 1, 1, "a web page"),
    Hostile(
      "other XML", "<?xml version=\"1.0\"?>\n<svg/>", 1, 1,
      "first element is <svg>"),
    Hostile("a bare dict", "<dict></dict>", 1, 1, "first element is <dict>"),
    Hostile("an end first", "</plist>", 1, 1, "but not a property list"),
    Hostile("nothing in it", "<plist/>", 1, 9, "empty"),
    Hostile("no value", "<plist></plist>", 1, 8, "</plist> stands where a value should be"),
    Hostile(
      "Latin 1 by name", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><plist/>", 1, 1,
      "in ISO-8859-1; only UTF-8 and UTF-16 are read"),
    Hostile(
      "UTF-16 by name only", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><plist/>", 1, 1,
      "does not begin with its byte order mark"),
    Hostile(
      "billion laughs", "<!DOCTYPE plist [\n<!ENTITY a \"aa\">\n]>\n<plist></plist>", 1, 1,
      "declarations of its own"),
  ]

  static let cutOff: [Hostile] = [
    Hostile("in the prolog", "<?xml version=\"1.0\"", 1, 20, "cut off"),
    Hostile("after the prolog", "<?xml version=\"1.0\"?>\n", 2, 1, "cut off"),
    Hostile("in a tag", "<plist><dict", 1, 13, "cut off"),
    Hostile("in an attribute", "<plist version=\"1", 1, 18, "cut off"),
    Hostile("in a text", "<plist>\n<string>abc", 2, 12, "the middle of <string>"),
    Hostile("in a mixed text", "<plist>\n<string>a&amp;bc", 2, 17, "the middle of <string>"),
    Hostile("in a table", "<plist>\n<dict>\n<key>a</key>", 3, 13, "cut off"),
    Hostile("in CDATA", "<plist><string><![CDATA[abc]]", 1, 30, "CDATA"),
    Hostile("in a comment", "<plist><!-- abc", 1, 16, "a comment"),
    Hostile("before the end", "<plist><true/>", 1, 15, "cut off"),
  ]

  static let malformed: [Hostile] = [
    Hostile("mismatched", value: "<string>a</integer>", 10, "</integer> stands where </string>"),
    Hostile("crossed", value: "<array><dict></array></dict>", 14, "</array> stands where <key>"),
    Hostile("text in a table", value: "<dict>x</dict>", 7, "text stands where only elements"),
    Hostile("no key", value: "<dict><string>x</string></dict>", 7, "<string> stands where <key>"),
    Hostile("no value", value: "<dict><key>a</key></dict>", 19, "</dict> stands where a value"),
    Hostile("a key as value", value: "<array><key>a</key></array>", 8, "<key> stands where"),
    Hostile("an element in a text", value: "<string>a<b>c</b></string>", 10, "<b> is no element"),
    Hostile("an unknown element", value: "<set></set>", 1, "<set> is no element"),
    Hostile("a stray <", value: "<string>a < b</string>", 11, "a < stands alone"),
    Hostile("a stray &", value: "<string>a & b</string>", 11, "a & stands alone"),
    Hostile("an unknown entity", value: "<string>&eacute;</string>", 9, "&eacute; is no entity"),
    Hostile("junk in an end", value: "<true></true x>", 7, "not well formed"),
    Hostile("< in a tag", value: "<dict <key>a</key></dict>", 1, "not well formed"),
    Hostile("two values", value: "<true/><false/>", 8, "more than one value"),
    Hostile(
      "twice in a table", value: "<dict><key>a</key><true/><key>a</key><true/></dict>", 26,
      "the key a is there twice"),
    Hostile(
      "twice out of order",
      value: "<dict><key>b</key><true/><key>a</key><true/><key>b</key><true/></dict>", 45,
      "the key b is there twice"),
    Hostile("trailing text", "<plist><true/></plist>\nmore", 2, 1, "something follows the end"),
    Hostile("trailing NUL", "<plist><true/></plist>\0", 1, 1, "binary"),
    Hostile(
      "too deep", value: String(repeating: "<array>", count: 101), 701, "deeper than 100"),
    Hostile("too large", value: "<integer>9223372036854775808</integer>", 1, "too large"),
    Hostile("too small", value: "<integer>-9223372036854775809</integer>", 1, "too large"),
    Hostile("no number", value: "<integer>1.5</integer>", 1, "“1.5” is not a whole number"),
    Hostile("an empty number", value: "<integer/>", 1, "not a whole number"),
    Hostile("no real", value: "<real>a,5</real>", 1, "“a,5” is not a number"),
    Hostile("no date", value: "<date>2026-01-02</date>", 1, "is not a date"),
    Hostile("no base64", value: "<data>A*==</data>", 1, "not base64"),
    Hostile("cut base64", value: "<data>AAA</data>", 1, "not base64"),
  ]

  static let characters: [Hostile] = [
    Hostile("escape", value: "<string>ab\u{1B}[2J</string>", 11, "control character (number 27)"),
    Hostile("a long way in", value: "<string>0123456789\u{1}</string>", 19, "(number 1)"),
    Hostile("in CDATA", value: "<string><![CDATA[a\u{2}]]></string>", 19, "(number 2)"),
    Hostile("in a comment", value: "<!-- \u{3} --><true/>", 6, "(number 3)"),
    Hostile("as an entity", value: "<string>&#27;</string>", 9, "&#27; is a control character"),
    Hostile("as NUL", value: "<string>&#0;</string>", 9, "&#0; is a control character"),
    Hostile("as hexadecimal", value: "<string>&#x1b;</string>", 9, "control character"),
    Hostile("as a surrogate", value: "<string>&#xD800;</string>", 9, "no entity"),
    Hostile("beyond Unicode", value: "<string>&#x110000;</string>", 9, "no entity"),
    Hostile("U+FFFE", value: "<string>\u{FFFE}</string>", 9, "XML does not allow"),
    Hostile(
      "wrong UTF-8", Array("<plist>\n<string>ab".utf8) + [0xC3, 0x28] + Array("</string>".utf8), 2,
      11, "not valid UTF-8"),
    Hostile(
      "an overlong form",
      Array("<plist>\n<string>&amp;a".utf8) + [0xC0, 0xAF] + Array("</string>".utf8), 2, 15,
      "not valid UTF-8"),
    Hostile(
      "a wrong key", Array("<plist>\n<dict><key>".utf8) + [0xFF] + Array("</key>".utf8), 2, 12,
      "not valid UTF-8"),
  ]
}

@Suite("Hostile input")
struct HostileInputTests {
  @Test(
    "is refused with a sentence and the place",
    arguments: Hostile.notPropertyLists + Hostile.cutOff + Hostile.malformed + Hostile.characters)
  func refused(_ hostile: Hostile) throws {
    let problem = try #require(throws: PropertyListProblem.self) { try readBack(hostile.bytes) }
    #expect(problem.message.contains(hostile.piece), "\(problem)")
    #expect(problem.place == .text(line: hostile.line, column: hostile.column), "\(problem)")
  }

  @Test(
    "is refused in what is passed over as well",
    arguments: Hostile.cutOff + Hostile.malformed + Hostile.characters)
  func refusedWhenSkipped(_ hostile: Hostile) throws {
    let problem = try #require(throws: PropertyListProblem.self) {
      try PropertyListReader.read(hostile.bytes) { (reader) throws(PropertyListProblem) in
        try reader.skipValue()
      }
    }
    #expect(problem.message.contains(hostile.piece), "\(problem)")
  }

  @Test("cut off anywhere is refused, never half read", arguments: [3, 17])
  func cutAnywhere(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var table = random.table(depth: 3)
    table["k"] = .text("a & \u{1F6A2} b")
    let whole = xmlBytes(.table(table))
    // Only the last line end may be missing.
    for length in 0..<whole.count - 1 {
      #expect(throws: PropertyListProblem.self, "cut at \(length)") {
        try readBack(Array(whole[..<length]))
      }
    }
  }

  @Test("with any byte changed is read or refused, and what was read can be written")
  func changedAnywhere() throws {
    var random = SeededGenerator(seed: 99)
    var table = random.table(depth: 3)
    table["k"] = .list([.text("a & \u{1F6A2} b"), .integer(5), .data("AAEC")])
    let whole = xmlBytes(.table(table))
    for place in whole.indices {
      for _ in 0..<4 {
        var changed = whole
        changed[place] = UInt8.random(in: 0...255, using: &random)
        guard let read = try? readBack(changed) else { continue }
        #expect(xmlBytes(try readBack(xmlBytes(read))) == xmlBytes(read))
      }
    }
  }
}
