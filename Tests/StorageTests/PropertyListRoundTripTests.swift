import Foundation
import Records
import Storage
import Testing

@Suite("A property list")
struct PropertyListRoundTripTests {
  @Test("comes back as it was written, byte for byte", arguments: 0..<200)
  func comesBack(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let written = xmlBytes(random.value())
    let back = try readBack(written)
    #expect(xmlBytes(back) == written)
  }

  @Test("means the same to Foundation, which reads it and writes it again", arguments: 0..<200)
  func foundationAgrees(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    let written = xmlBytes(.table(random.table(depth: 4)))
    let seen = try PropertyListSerialization.propertyList(from: Data(written), format: nil)
    let again = try PropertyListSerialization.data(
      fromPropertyList: seen, format: .xml, options: 0)
    #expect(xmlBytes(try readBack(Array(again))) == written)
  }

  @Test("is laid out as other programs lay it out")
  func layout() {
    let table: Table = [
      "b": .list([.integer(-3), .flag(true), .real(0.5)]), "a": .text("x & <y>\r\n"),
      "c": .table([:]), "d": .list([]), "e": .data("AAECAw=="), "f": .date("2026-01-02T03:04:05Z"),
    ]
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
      "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
      \t<key>a</key>
      \t<string>x &amp; &lt;y&gt;&#13;
      </string>
      \t<key>b</key>
      \t<array>
      \t\t<integer>-3</integer>
      \t\t<true/>
      \t\t<real>0.5</real>
      \t</array>
      \t<key>c</key>
      \t<dict/>
      \t<key>d</key>
      \t<array/>
      \t<key>e</key>
      \t<data>
      \tAAECAw==
      \t</data>
      \t<key>f</key>
      \t<date>2026-01-02T03:04:05Z</date>
      </dict>
      </plist>

      """
    #expect(utf8Text(xmlBytes(.table(table))) == expected)
  }

  @Test("never holds a character that makes other programs reject it")
  func dropsControlCharacters() throws {
    let dirty = "a\u{0}b\u{1B}[2Jc\u{FFFE}d\u{FFFF}e\u{FFFD}f\tg\nh\ri\u{7F}\u{85}"
    let clean = "ab[2Jcde\u{FFFD}f\tg\nh\ri\u{7F}\u{85}"
    #expect(try readBack(xmlBytes(.text(dirty))) == .text(clean))
  }

  @Test(
    "of another program is read too",
    arguments: [
      ("<string/>", Value.text("")), ("<string></string>", .text("")),
      ("<string>a&#x41;&#66;&quot;&apos;&lt;&gt;&amp;</string>", .text("aAB\"'<>&")),
      ("<string>a<![CDATA[<b> & \r\n]]]>c</string>", .text("a<b> & \n]c")),
      ("<string>one<!-- two -->three</string>", .text("onethree")),
      ("<string>a\r\nb\rc&#13;\n</string>", .text("a\nb\nc\r\n")),
      ("<string>\u{1F6A2}&#x1F6A2;</string>", .text("\u{1F6A2}\u{1F6A2}")),
      ("<true></true>", .flag(true)), ("<false />", .flag(false)),
      ("<integer> 42\n</integer>", .integer(42)), ("<integer>+7</integer>", .integer(7)),
      ("<real>1e3</real>", .real(1000)), ("<data>\n\tAA\n\tEC\n</data>", .data("AAEC")),
      ("<data/>", .data("")), ("<array></array>", .list([])), ("<dict></dict>", .table([:])),
      (
        "<dict a='1>' b=\"2\"><key >k</key ><string\n>v</string\t></dict>",
        .table(["k": .text("v")])
      ),
      (
        "<dict><key>b</key><true/><key>a</key><false/></dict>",
        .table(["a": .flag(false), "b": .flag(true)])
      ),
      ("<?pi x?><!-- c --><string>x</string><!-- d -->", .text("x")),
    ] as [(String, Value)])
  func othersStyles(body: String, expected: Value) throws {
    #expect(xmlBytes(try readBack(plist(body))) == xmlBytes(expected))
  }

  @Test("may begin with a byte order mark, a declaration and a document type")
  func prologs() throws {
    let prolog =
      "\u{FEFF}<?xml version='1.0' encoding='utf-8' ?>\r\n<!-- c -->\r\n"
      + "<!DOCTYPE plist SYSTEM \"file://localhost/x.dtd\">\r\n"
    let document = Array((prolog + "<plist><string>x</string></plist>\r\n<!-- end -->").utf8)
    #expect(try readBack(document) == .text("x"))
  }

  @Test("of one hundred levels is read")
  func deepest() throws {
    let body = String(repeating: "<array>", count: 100) + String(repeating: "</array>", count: 100)
    #expect(throws: Never.self) { try readBack(plist(body)) }
  }

  @Test("is read record by record, and what nobody wants is passed over")
  func pulls() throws {
    let document = plist(
      """
      <dict><key>list</key><array><string>a</string><string>b</string></array>
      <key>other</key><dict><key>x</key><array><data>AAAA</data><integer>1</integer></array></dict>
      </dict>
      """)
    var seen: [Value] = []
    try PropertyListReader.read(document) { (reader) throws(PropertyListProblem) in
      try reader.readTable { (key, reader) throws(PropertyListProblem) in
        if key == "list" {
          try reader.readList { (reader) throws(PropertyListProblem) in
            seen.append(try reader.readValue())
          }
        } else {
          try reader.skipValue()
        }
      }
    }
    #expect(seen == [.text("a"), .text("b")])
  }
}
