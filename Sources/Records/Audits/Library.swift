/// The catalogues and checklists that come with the program.
package struct Library: Hashable, Sendable {
  package let standards: [Standard]
  package let checklists: [Checklist]

  package init(standards: [Standard], checklists: [Checklist]) {
    self.standards = standards
    self.checklists = checklists
  }

  package subscript(edition: Edition) -> Standard? { standards.first { $0.edition == edition } }

  package func checklist(for edition: Edition) -> Checklist? {
    checklists.first { $0.edition == edition }
  }

  /// The short title of a clause, if a catalogue has it.
  package func title(of clause: ClauseReference) -> String? {
    self[clause.edition]?.title(of: clause.number)
  }
}
