/// One's own steps that the file may not hold yet: what it takes to find out what it held before them.
package struct UnsavedSteps: Sendable {
  private struct Step: Sendable {
    let revision: Int
    let changes: [Change]
    /// What the history tells of the step.
    let entries: [RecordID]
  }

  private var steps: [Step] = []

  package init() {}

  /// The revision that the newest of the steps led to; 0 when there is none.
  package var newest: Int { steps.last?.revision ?? 0 }

  /// Takes up a step that led to a revision.
  package mutating func add(_ changes: [Change], entries: [RecordID], revision: Int) {
    steps.append(Step(revision: revision, changes: changes, entries: entries))
  }

  /// What an organisation was at a revision, before the steps that led beyond it.
  package func past(of organisation: Organisation, at revision: Int) -> Organisation {
    let later = steps.filter { $0.revision > revision }
    guard !later.isEmpty else { return organisation }
    return organisation.rewound(
      by: later.flatMap(\.changes), entries: Set(later.flatMap(\.entries)))
  }

  /// Forgets the steps up to a revision, which the file holds.
  package mutating func drop(upTo revision: Int) { steps.removeAll { $0.revision <= revision } }

  /// Takes in what the file holds now: all steps up to a revision, and what others did.
  ///
  /// - Parameters:
  ///   - organisation: what is in memory; afterwards with what others did.
  ///   - newRevision: the revision that this leads to, where steps are left that the file does not hold.
  ///   - writer: notes in the history what neither side's tells.
  /// - Returns: what the user should be told, a sentence each.
  package mutating func takeIn(
    _ theirs: Organisation, upTo revision: Int, into organisation: inout Organisation,
    newRevision: Int, as writer: HistoryWriter, at moment: Moment, on day: Day
  ) -> [String] {
    drop(upTo: revision)
    guard !steps.isEmpty || !organisation.history(forgottenBy: theirs).isEmpty else {
      organisation = theirs
      return []
    }
    let merge = Merge(
      base: past(of: organisation, at: revision), ours: organisation, theirs: theirs,
      keepsTheirReferences: true)
    organisation = merge.noted(as: writer, at: moment, on: day)
    let entries = organisation.history.all.map(\.id).filter { theirs.history[$0] == nil }
    steps = [
      Step(revision: newRevision, changes: theirs.changes(to: organisation), entries: entries)
    ]
    return merge.notes
  }
}

extension Merge {
  /// Both sides' organisation, with an entry in its history for what neither side's tells.
  ///
  /// - Parameter writer: of this one entry and no other.
  package func noted(as writer: HistoryWriter, at moment: Moment, on day: Day) -> Organisation {
    var organisation = organisation
    let title = "changes of both sides brought together" + notes.map { "; \($0)" }.joined()
    organisation.note(
      Edit(who: writer.who, when: moment, title: title, changes: changes), as: writer, on: day)
    return organisation
  }
}
