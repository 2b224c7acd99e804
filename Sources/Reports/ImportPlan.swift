package import Records

/// What an import would do; nothing is done until its edit is applied.
package struct ImportPlan: Hashable, Sendable {
  /// Records made because a cell names one that is not on file.
  package struct Created: Hashable, Sendable {
    package let kind: RecordKind
    /// In the order in which the file names them.
    package let names: [String]

    var note: String {
      "\(kind.plural) not on file, added by name: \(shortened(names, limit: 20))"
    }
  }

  package let kind: RegisterKind
  package let fileName: String
  /// Who imports.
  package let who: String
  package let changes: [Change]
  /// How many rows become new records.
  package let added: Int
  /// How many rows change a record on file.
  package let updated: Int
  /// How many rows say what is on file already.
  package let unchanged: Int
  package let created: [Created]
  /// What the person who imports should know, a sentence each.
  package let notes: [String]

  /// Whether there is nothing to do.
  package var isEmpty: Bool { changes.isEmpty }

  /// What happens, in one line: "12 actions added, 3 updated, 185 unchanged; 1 area added by name".
  package var summary: String {
    var parts: [String] = []
    if added > 0 { parts.append("\(kind.counted(added)) added") }
    for (count, word) in [(updated, "updated"), (unchanged, "unchanged")] where count > 0 {
      parts.append((parts.isEmpty ? kind.counted(count) : String(count)) + " " + word)
    }
    let others = created.map { $0.kind.counted($0.names.count) }
    let rows = parts.joined(separator: ", ")
    return others.isEmpty ? rows : rows + "; " + others.joined(separator: ", ") + " added by name"
  }

  /// The one step that carries the plan out and that undo takes back.
  package func edit(when: Moment) -> Edit {
    Edit(who: who, when: when, title: "import of \(fileName): \(summary)", changes: changes)
  }
}
