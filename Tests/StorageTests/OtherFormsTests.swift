import Foundation
import Records
import Testing

@testable import Storage

@Suite("An organisation's file in another form")
struct OtherFormsTests {
  private func sentence(_ bytes: [UInt8]) throws -> String {
    let problem = try #require(throws: OrganisationFileProblem.self) {
      try OrganisationFile.decode(bytes, path: "harbour.plist")
    }
    return problem.description
  }

  private func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
    "\u{FEFF}\(text)".utf16.flatMap { unit in
      isLittleEndian
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
  }

  @Test("opens when it is binary, equal to its twin in XML, and is XML when it is saved")
  func binaryTwin() throws {
    let xml = OrganisationFile.encode(try harbour())
    let twin = try OrganisationFile.decode(xml, path: "harbour.plist")
    let opened = try OrganisationFile.decode(BinaryFile.foundation(xml), path: "harbour.plist")
    #expect(opened == twin)
    #expect(OrganisationFile.encode(opened) == xml)
  }

  @Test("opens as other programs write it", arguments: [BinaryFile.python, BinaryFile.libplist])
  func otherPrograms(text: String) throws {
    let data = try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters))
    let organisation = try OrganisationFile.decode(Array(data), path: "harbour.plist")
    #expect(organisation.name == "Harbour & Söhne")
    #expect(organisation.people.all.map(\.name) == ["Ann 漢\u{1F6A2}"])
    #expect(organisation.actions.all.map(\.title) == ["Wrench"])
    #expect(
      organisation.extras["later"]
        == .table([
          "real": .real(0.5), "flag": .flag(true), "when": .date("2026-11-20T14:02:33Z"),
          "blob": .data("AAEC/w=="), "big": .integer(1 << 62), "neg": .integer(-5),
          "list": .list([]),
        ]))
  }

  @Test("that is binary and damaged names the file and the byte")
  func damaged() throws {
    #expect(
      try sentence(Array("bplist00\0\u{1}".utf8)).hasPrefix(
        "harbour.plist cannot be read: byte 10: the file is a binary property list that was cut off"
      ))
    #expect(
      try sentence(Array("bplist15, of some sort".utf8)).hasPrefix(
        "harbour.plist cannot be read: byte 6: the file is a binary property list of a version (15)"
      ))
  }

  @Test("that is binary gets the same sentences about what is in it")
  func binaryContent() throws {
    let foreign = try BinaryFile.foundation(plist("<dict><key>a</key><true/></dict>"))
    #expect(try sentence(foreign).contains("not the file of an Evenkeel organisation"))
    let newer = try BinaryFile.foundation(
      plist(
        "<dict><key>format</key><string>evenkeel</string><key>version</key><integer>2</integer></dict>"
      ))
    #expect(try sentence(newer).contains("written by a newer Evenkeel (file version 2"))
    let wrong = try BinaryFile.foundation(
      plist(
        "<dict><key>actions</key><true/><key>format</key><string>evenkeel</string>"
          + "<key>version</key><integer>1</integer></dict>"))
    #expect(
      try sentence(wrong).hasPrefix(
        "harbour.plist cannot be read: line 6, column 2 once it is converted to XML: "
          + "<true> stands where a list (<array>) should be"))
  }

  @Test("opens when it is XML in UTF-16, whatever its byte order", arguments: [true, false])
  func utf16Twin(isLittleEndian: Bool) throws {
    var organisation = try harbour()
    organisation.extras["ship"] = .text("\u{1F6A2} 漢 é")
    let xml = OrganisationFile.encode(organisation)
    let twin = try OrganisationFile.decode(xml, path: "harbour.plist")
    for encoding in ["UTF-16", "utf-16le", "UTF-8"] {
      let text = utf8Text(xml).replacing("encoding=\"UTF-8\"", with: "encoding=\"\(encoding)\"")
      let bytes = utf16(text, isLittleEndian: isLittleEndian)
      #expect(try OrganisationFile.decode(bytes, path: "harbour.plist") == twin)
    }
    let latin = utf8Text(xml).replacing("UTF-8", with: "ISO-8859-1")
    #expect(
      try sentence(utf16(latin, isLittleEndian: isLittleEndian)).contains(
        "line 1, column 1: the file says that it is in ISO-8859-1; only UTF-8 and UTF-16 are read"))
  }

  @Test("that is UTF-16 and cut off or broken names the byte or the place")
  func utf16Broken() throws {
    let whole = utf16(utf8Text(OrganisationFile.encode(try harbour())), isLittleEndian: true)
    for length in 2..<whole.count - 2 {
      let said = try sentence(Array(whole[..<length]))
      if !length.isMultiple(of: 2) {
        #expect(said.contains("byte \(length - 1): a character is broken off"))
      }
    }
    for (unit, place) in [(0xD8, 2), (0xDC, 2)] as [(UInt8, Int)] {
      #expect(
        try sentence([0xFE, 0xFF, unit, 0, 0, 0x61]).contains(
          "byte \(place): a character is broken off (the file is in UTF-16)"))
    }
  }
}
