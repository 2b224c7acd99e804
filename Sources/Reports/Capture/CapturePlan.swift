package import Records

/// What adding new actions would do; nothing is done until its edit is applied.
package struct CapturePlan: Hashable, Sendable {
  /// The new actions in the order in which they were handed over.
  package let added: [RecordID]
  /// Who adds them.
  package let who: String
  /// What happened, in one line: "NC-2026-015 added".
  package let title: String
  package let changes: [Change]
  /// What the user should know, a sentence each.
  package let notes: [String]

  /// The one step that carries the plan out and that undo takes back.
  package func edit(when: Moment) -> Edit {
    Edit(who: who, when: when, title: title, changes: changes)
  }
}

/// Makes new actions of what scripts, mail filters and job systems hand over.
package enum Capture {
  /// Works out what is added, without changing anything.
  ///
  /// Values are understood as in forms (days such as `+2w` or `fri`) and in CSV cells (other registers' words). Unlike
  /// an import, names that are not on file are refused: a script's typo must not make a person.
  ///
  /// - Parameters:
  ///   - entries: one for each action; none to make one of the options alone.
  ///   - options: what holds for all of them, and wins over what they say.
  ///   - library: the catalogues that clauses are looked up in.
  ///   - who: whose change it is; raises the actions if on file by name or e-mail.
  ///   - newID: makes the identifier of each new action.
  ///   - fingerprint: the SHA-256 of the local file that a piece of evidence is, as 64 hexadecimal figures; `nil`
  ///     for anything else.
  /// - Throws: everything that is wrong; then nothing at all is added.
  package static func plan(
    _ entries: [CaptureEntry], options: CaptureEntry, into organisation: Organisation,
    library: Library, today: Day, who: String, newID: @escaping () -> RecordID,
    fingerprint: @escaping (String) -> String?
  ) throws(CaptureProblem) -> CapturePlan {
    var run = CaptureRun(
      organisation: organisation, library: library, today: today, who: who, newID: newID,
      fingerprint: fingerprint)
    return try run.plan(entries.isEmpty ? [options] : entries.map { $0.with(options) })
  }
}
