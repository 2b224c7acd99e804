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
    ]
  }

  private static var checklistFiles: [(String, [UInt8])] {
    [("9001-2015", bytes(resource_checklist_9001_2015()))]
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
