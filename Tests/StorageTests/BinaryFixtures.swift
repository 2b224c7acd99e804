import Foundation
import Records

/// A binary property list put together object by object; every number in it can be wrong.
struct BinaryFile: Sendable {
  /// The bytes of the objects; the first of them is the top one.
  var objects: [[UInt8]]
  var version = "00"
  var referenceSize = 1
  var placeSize = 2
  /// What the trailer says, where that is not the truth.
  var count: UInt64?
  var top: UInt64 = 0
  var tablePlace: UInt64?
  /// What the table says of some objects, where that is not the truth.
  var places: [Int: UInt64] = [:]

  init(_ objects: [UInt8]...) { self.objects = objects }

  init(objects: [[UInt8]]) { self.objects = objects }

  func with(_ change: (inout BinaryFile) -> Void) -> BinaryFile {
    var file = self
    change(&file)
    return file
  }

  var bytes: [UInt8] {
    var bytes = Array("bplist\(version)".utf8)
    var starts: [UInt64] = []
    for object in objects {
      starts.append(UInt64(bytes.count))
      bytes += object
    }
    let table = UInt64(bytes.count)
    for (index, start) in starts.enumerated() {
      bytes += BinaryFile.number(places[index] ?? start, placeSize)
    }
    bytes += [0, 0, 0, 0, 0, 0, UInt8(placeSize), UInt8(referenceSize)]
    for number in [count ?? UInt64(objects.count), top, tablePlace ?? table] {
      bytes += BinaryFile.number(number, 8)
    }
    return bytes
  }

  static func number(_ number: UInt64, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> UInt64(8 * $0) : 0) }
  }

  static func ascii(_ text: String) -> [UInt8] { [0x50 | UInt8(text.utf8.count)] + text.utf8 }

  static func real(_ number: Double, marker: UInt8 = 0x23) -> [UInt8] {
    [marker] + BinaryFile.number(number.bitPattern, 8)
  }

  /// What Foundation makes of an XML property list.
  static func foundation(_ xml: [UInt8]) throws -> [UInt8] {
    let root = try PropertyListSerialization.propertyList(from: Data(xml), format: nil)
    return Array(
      try PropertyListSerialization.data(fromPropertyList: root, format: .binary, options: 0))
  }

  /// A small organisation as Python's plistlib writes it.
  static let python = """
    YnBsaXN0MDDWAQIDBAUGBxQVJCgrV2FjdGlvbnNWZm9ybWF0VWxhdGVyXG9yZ2FuaXNhdGlvblZwZW9wbGVXdmVyc2lv
    bqEI1QkKCwwNDg8QERJSaWRVb3duZXJZcmVmZXJlbmNlVXRpdGxlVHdoeXNSYTFTYW5uW05DLTIwMjYtMDAxVldyZW5j
    aKETV25vIGxpc3RYZXZlbmtlZWzXFhcYGRobHB0eHyAhIiNTYmlnVGJsb2JUZmxhZ1RsaXN0U25lZ1RyZWFsVHdoZW4T
    QAAAAAAAAABEAAEC/wmgE//////////7Iz/gAAAAAAAAM0HIWEU8gAAA0gklJidUbmFtZVJwMW8QDwBIAGEAcgBiAG8A
    dQByACAAJgAgAFMA9gBoAG4AZaEp0gklDypnAEEAbgBuACBvItg93qIQAQAIABUAHQAkACoANwA+AEYASABTAFYAXABm
    AGwAcQB0AHgAhACLAI0AlQCeAK0AsQC2ALsAwADEAMkAzgDXANwA3QDeAOcA8AD5AP4BAwEGAScBKQEuAT0AAAAAAAAC
    AQAAAAAAAAAsAAAAAAAAAAAAAAAAAAABPw==
    """

  /// The same organisation as libplist's plistutil writes it; its reals may have four bytes.
  static let libplist = """
    YnBsaXN0MDDWAQ8RISYqAhASIicrV2FjdGlvbnOhA9UEBggKDAUHCQsNUmlkUmExVW93bmVyU2FubllyZWZlcmVuY2Vb
    TkMtMjAyNi0wMDFVdGl0bGVWV3JlbmNoVHdoeXOhDldubyBsaXN0VmZvcm1hdFhldmVua2VlbFVsYXRlctcTFRcZGx0f
    FBYYGhweIFNiaWcTQAAAAAAAAABUYmxvYkQAAQL/VGZsYWcJVGxpc3SgU25lZxP/////////+1RyZWFsIj8AAABUd2hl
    bjNByFhFPIAAAFxvcmdhbmlzYXRpb27SBCQjJVJwMVRuYW1lbxAPAEgAYQByAGIAbwB1AHIAIAAmACAAUwD2AGgAbgBl
    VnBlb3BsZaEo0gQkBylnAEEAbgBuACBvItg93qJXdmVyc2lvbhABAAgAFQAdAB8AKgAtADAANgA6AEQAUABWAF0AYgBk
    AGwAcwB8AIIAkQCVAJ4AowCoAK0ArgCzALQAuADBAMYAywDQANkA5gDrAO4A8wEUARsBHQEiATEBOQAAAAAAAAIBAAAA
    AAAAACwAAAAAAAAAAAAAAAAAAAE7
    """
}
