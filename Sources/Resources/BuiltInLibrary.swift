internal import CResources
package import Records
internal import Storage

/// The catalogues and checklists inside the program.
package enum BuiltInLibrary {
  /// Reads all of them.
  ///
  /// - Throws: which of the resources is not what it should be; a test makes sure that none is.
  package static func load() throws(ResourceProblem) -> Library {
    var standards: [Standard] = []
    for (name, bytes) in standardFiles {
      standards.append(try ResourceReader(name, bytes).standard())
    }
    var checklists: [Checklist] = []
    for (name, bytes) in checklistFiles {
      checklists.append(try ResourceReader(name, bytes).checklist())
    }
    return Library(standards: standards, checklists: checklists)
  }

  private static var standardFiles: [(String, [UInt8])] {
    [
      ("9001-2015", bytes(resource_standard_9001_2015())),
      ("14001-2015", bytes(resource_standard_14001_2015())),
      ("45001-2018", bytes(resource_standard_45001_2018())),
      ("27001-2022", bytes(resource_standard_27001_2022())),
      ("9001-2026", bytes(resource_standard_9001_2026())),
      ("14001-2026", bytes(resource_standard_14001_2026())),
    ]
  }

  private static var checklistFiles: [(String, [UInt8])] {
    [
      ("shared", bytes(resource_checklist_shared())),
      ("areas", bytes(resource_checklist_areas())),
      ("9001-2015", bytes(resource_checklist_9001_2015())),
      ("14001-2015", bytes(resource_checklist_14001_2015())),
      ("45001-2018", bytes(resource_checklist_45001_2018())),
      ("27001-2022-clauses", bytes(resource_checklist_27001_2022_clauses())),
      ("27001-2022-a5-a6", bytes(resource_checklist_27001_2022_a5_a6())),
      ("27001-2022-a7-a8", bytes(resource_checklist_27001_2022_a7_a8())),
    ]
  }

  static var sample: [UInt8] { bytes(resource_sample()) }

  private static func bytes(_ resource: Resource) -> [UInt8] {
    Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count))
  }
}

/// Why a resource cannot be used.
package struct ResourceProblem: Error, Hashable, Sendable, CustomStringConvertible {
  let resource: String
  let reason: String

  package var description: String {
    "the resource \(resource) inside the program is damaged: \(reason)"
  }
}
