import Foundation
import Records
import Testing

@testable import Storage

@Suite("An organisation's file")
struct OrganisationFileTests {
  private func file(_ organisation: String = named, _ registers: String = "") -> [UInt8] {
    plist(
      "<dict><key>format</key><string>evenkeel</string><key>version</key><integer>1</integer>"
        + "\(organisation)\(registers)</dict>")
  }

  private static let named =
    "<key>organisation</key><dict><key>id</key><string>p</string>"
    + "<key>name</key><string>Harbour</string></dict>"

  private func sentence(_ bytes: [UInt8]) throws -> String {
    let problem = try #require(throws: OrganisationFileProblem.self) {
      try OrganisationFile.decode(bytes, path: "harbour.plist")
    }
    return problem.description
  }

  @Test("comes back as it was, the records in the order of their identifiers")
  func comesBack() throws {
    let organisation = try harbour()
    let bytes = OrganisationFile.encode(organisation)
    let back = try OrganisationFile.decode(bytes, path: "harbour.plist")
    #expect(back.name == organisation.name)
    #expect(back.actions.all.map(\.id.text) == ["a14", "a3", "a7"])
    for action in organisation.actions.all { #expect(back.actions[action.id] == action) }
    #expect(back.auditLines == organisation.auditLines)
    #expect(back.people == organisation.people)
    #expect(OrganisationFile.encode(back) == bytes)
  }

  @Test("has the same bytes whatever order the records came in")
  func orderDoesNotMatter() throws {
    let organisation = try harbour()
    var other = organisation
    let first = try #require(other.actions.all.first)
    other.actions.remove(first.id)
    other.actions.put(first)
    #expect(OrganisationFile.encode(other) == OrganisationFile.encode(organisation))
  }

  @Test("is a property list to Foundation, with a key for every register that is not empty")
  func foundationReads() throws {
    let data = Data(OrganisationFile.encode(try harbour()))
    let root = try #require(
      try PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any])
    #expect(
      root.keys.sorted() == ["actions", "format", "lines", "organisation", "people", "version"])
    let actions = try #require(root["actions"] as? [[String: Any]])
    #expect(actions.map { $0["id"] as? String } == ["a14", "a3", "a7"])
    #expect(actions.first?["due"] as? String == "2026-05-30")
  }

  @Test("has a key of its own for every kind of record")
  func registerKeys() {
    let keys = RecordKind.allCases.map(OrganisationFile.registerKey)
    #expect(
      keys == [
        "organisation", "areas", "roles", "people", "competences", "requirements", "trainings",
        "actions", "audits", "lines", "sessions", "documents", "objectives", "responsibilities",
        "reviews", "selfchecks",
        "questions", "standards", "bodies", "certificates", "waivers", "views", "conflicts",
        "history",
      ])
  }

  @Test("keeps what a newer program wrote: registers, fields, and fields of parts")
  func keepsUnknownKeys() throws {
    let bytes = file(
      OrganisationFileTests.named,
      """
      <key>suppliers</key><array><dict><key>goal</key><real>0.5</real></dict></array>
      <key>actions</key><array><dict><key>id</key><string>a</string><key>aaa</key><true/>
      <key>plan</key><array><dict><key>cost</key><integer>12</integer>
      <key>title</key><string>step</string></dict></array>
      <key>zzz</key><date>2026-01-02T03:04:05Z</date></dict></array>
      """)
    let organisation = try OrganisationFile.decode(bytes, path: "harbour.plist")
    let again = OrganisationFile.encode(organisation)
    let written = utf8Text(again)
    for piece in [
      "<key>suppliers</key>", "<real>0.5</real>", "<key>aaa</key>\n\t\t\t<true/>",
      "<key>cost</key>\n\t\t\t\t\t<integer>12</integer>", "<date>2026-01-02T03:04:05Z</date>",
    ] { #expect(written.contains(piece)) }
    #expect(
      OrganisationFile.encode(try OrganisationFile.decode(again, path: "harbour.plist")) == again)
  }

  @Test("is the same once it is written, though a list in it holds empty texts")
  func emptyTextsInLists() throws {
    let lists = ["<string/><string>no list</string><string></string>", "<string/>", ""]
    for (list, whys) in zip(lists, [["no list"], [], []] as [[Why]]) {
      let bytes = file(
        OrganisationFileTests.named,
        "<key>actions</key><array><dict><key>id</key><string>a</string>"
          + "<key>root_cause</key><array>\(list)</array></dict></array>")
      let read = try OrganisationFile.decode(bytes, path: "harbour.plist")
      #expect(read.actions.all.map(\.whys) == [whys])
      let written = OrganisationFile.encode(read)
      #expect(try OrganisationFile.decode(written, path: "harbour.plist") == read)
    }
  }

  @Test("keeps a link to a record that is not there")
  func keepsLooseLinks() throws {
    let bytes = OrganisationFile.encode(try harbour())
    let back = try OrganisationFile.decode(bytes, path: "harbour.plist")
    #expect(try back.actions[recordID("a3")]?.area == recordID("gone"))
  }

  @Test(
    "of a newer version is refused, whatever is in it",
    arguments: [
      "", "<key>actions</key><string>elsewhere</string>",
      "<key>actions</key><array><dict><key>due</key><true/></dict></array>",
    ])
  func newerVersion(registers: String) throws {
    let bytes = plist(
      "<dict>\(registers)<key>format</key><string>evenkeel</string>"
        + "<key>version</key><integer>2</integer></dict>")
    #expect(
      try sentence(bytes)
        == "harbour.plist: it was written by a newer Evenkeel (file version 2, this program reads 1); "
        + "update the program; nothing was changed")
  }

  @Test(
    "of another program is told apart",
    arguments: [
      "<dict/>", "<array/>", "<string>x</string>",
      "<dict><key>format</key><string>other</string></dict>",
      "<dict><key>actions</key><array><dict/></array></dict>",
      "<dict><key>actions</key><true/></dict>",
      "<dict><key>version</key><integer>7</integer></dict>",
    ])
  func foreign(body: String) throws {
    #expect(try sentence(plist(body)).contains("not the file of an Evenkeel organisation"))
  }

  @Test("that cannot be parsed names the file and the place")
  func notReadable() throws {
    let sentence = try sentence(Array("<plist>\n<dict>\n<key>format".utf8))
    #expect(sentence.hasPrefix("harbour.plist cannot be read: line 3, column 12: "))
    #expect(sentence.contains("cut off"))
  }

  @Test("names the record and the field that is wrong, and what to do")
  func namesTheField() throws {
    let bytes = file(
      OrganisationFileTests.named,
      "<key>actions</key><array><dict><key>id</key><string>a</string><key>reference</key>"
        + "<string>NC-2026-014</string><key>due</key><string>2026-13-40</string></dict></array>")
    #expect(
      try sentence(bytes)
        == "harbour.plist: action NC-2026-014, field due is not a day (yyyy-mm-dd): 2026-13-40; "
        + "correct it in the file, or put back a version before: evenkeel restore harbour.plist")
  }

  @Test(
    "says which record is meant even when it has no reference",
    arguments: [
      ("actions", "<key>title</key><string> \nLoose\nwire</string>", "action Loose, field due"),
      ("actions", "<key>reference</key><string></string>", "action with the id x, field due"),
      ("people", "<key>name</key><string>Ann</string>", "person Ann, field left"),
      ("lines", "", "audit line with the id x, field order"),
      ("trainings", "", "training record with the id x, field date"),
      ("requirements", "", "competence requirement with the id x, field mandatory"),
    ])
  func namesTheRecord(key: String, fields: String, expected: String) throws {
    let wrong = ["due", "left", "order", "date", "mandatory"].map {
      "<key>\($0)</key><array/>"
    }.joined()
    let bytes = file(
      OrganisationFileTests.named,
      "<key>\(key)</key><array><dict><key>id</key><string>x</string>"
        + "\(fields)\(wrong)</dict></array>"
    )
    #expect(try sentence(bytes).contains("harbour.plist: \(expected) is a list where"))
  }

  @Test("with a record that has no id is refused", arguments: ["", "<key>id</key><string/>"])
  func missingID(field: String) throws {
    let good = "<dict><key>id</key><string>g</string></dict>"
    let bytes = file(
      OrganisationFileTests.named, "<key>areas</key><array>\(good)<dict>\(field)</dict></array>")
    #expect(try sentence(bytes).contains("harbour.plist: area number 2 has no id; give it one"))
  }

  @Test("with one id twice names both records")
  func duplicateID() throws {
    func area(_ id: String, _ name: String) -> String {
      "<dict><key>id</key><string>\(id)</string><key>name</key><string>\(name)</string></dict>"
    }
    let areas = area("a", "Dock") + area("b", "Yard") + area("a", "Office")
    let bytes = file(OrganisationFileTests.named, "<key>areas</key><array>\(areas)</array>")
    #expect(
      try sentence(bytes).contains(
        "harbour.plist: area Dock and area Office have the same id a; give one of them another"))
    let nameless = area("b", "") + area("a", "") + area("a", "")
    let other = file(OrganisationFileTests.named, "<key>areas</key><array>\(nameless)</array>")
    #expect(try sentence(other).contains("area number 2 and area number 3 have the same id a"))
  }

  @Test(
    "without its own record or name says what is missing",
    arguments: [
      ("", "the key organisation is missing"),
      (
        "<key>organisation</key><dict><key>id</key><string>p</string></dict>",
        "organisation, field name is missing"
      ),
      (
        "<key>organisation</key><dict><key>name</key><string>H</string></dict>",
        "organisation H has no id"
      ),
      ("<key>organisation</key><array/>", "<array> stands where a table (<dict>) should be"),
    ])
  func missingOrganisation(body: String, expected: String) throws {
    #expect(try sentence(file(body)).contains(expected))
  }

  @Test(
    "without a version that counts is refused",
    arguments: [
      "", "<key>version</key><string>1</string>", "<key>version</key><integer>0</integer>",
    ])
  func missingVersion(version: String) throws {
    let bytes = plist(
      "<dict><key>format</key><string>evenkeel</string>\(version)"
        + "\(OrganisationFileTests.named)</dict>"
    )
    #expect(try sentence(bytes).contains("the key version is not a whole number from 1"))
  }
}
