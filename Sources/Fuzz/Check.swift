import Records
import Reports
import Storage

/// What became of an input.
enum Outcome {
  case refused
  case accepted
  /// What the program did and should not do.
  case wrong(String)
}

/// What must hold for any input.
struct Check {
  /// Where tables are imported into.
  let organisation: Organisation

  /// What is read is written so that it is read the same again.
  func file(_ input: [UInt8]) -> Outcome {
    guard let read = try? OrganisationFile.decode(input, path: "input") else { return .refused }
    return comesBack(read).map { .wrong($0) } ?? .accepted
  }

  /// What is imported can be saved, and importing it once more changes nothing.
  func table(_ input: [UInt8], kind: Int) -> Outcome {
    let kind = RegisterKind.allCases[kind % RegisterKind.allCases.count]
    var organisation = organisation
    guard let plan = plan(kind, input, organisation) else { return .refused }
    do {
      try organisation.apply(plan.edit(when: Moment(seconds: 0)))
    } catch {
      return .wrong("the import's edit cannot be carried out: \(error)")
    }
    if let what = comesBack(organisation) { return .wrong(what) }
    guard let again = self.plan(kind, input, organisation) else {
      return .wrong("what was imported as \(kind) is refused the second time")
    }
    return again.isEmpty
      ? .accepted : .wrong("importing it as \(kind) a second time changes \(again.changes)")
  }

  /// What new actions are made of can be saved.
  func capture(_ input: [UInt8]) -> Outcome {
    var source = SeededGenerator(seed: 1)
    var organisation = organisation
    guard let read = try? CaptureInput(input, name: "input"),
      let plan = try? Capture.plan(
        read.entries, options: CaptureEntry(), into: organisation,
        library: Library(standards: [], checklists: []), today: Day(number: 20_777), who: "Fuzz",
        newID: { RecordID(using: &source) }, fingerprint: { _ in nil })
    else { return .refused }
    do {
      try organisation.apply(plan.edit(when: Moment(seconds: 0)))
    } catch {
      return .wrong("what is added cannot be carried out: \(error)")
    }
    return comesBack(organisation).map { .wrong($0) } ?? .accepted
  }

  private func plan(
    _ kind: RegisterKind, _ input: [UInt8], _ organisation: Organisation
  ) -> ImportPlan? {
    var source = SeededGenerator(seed: UInt64(organisation.people.count))
    return try? Import.plan(
      kind, csv: input, into: organisation, fileName: "input", today: Day(number: 20_777),
      who: "Fuzz", newID: { RecordID(using: &source) })
  }

  /// What is different in an organisation that was written and read; `nil` when nothing is.
  private func comesBack(_ organisation: Organisation) -> String? {
    let written = OrganisationFile.encode(organisation)
    do {
      let back = try OrganisationFile.decode(written, path: "output")
      guard OrganisationFile.encode(back) == written else {
        return "is written otherwise once read"
      }
      // What is no number is not equal to itself.
      let text = String(decoding: written, as: UTF8.self)
      let sorted = Seeds.sorted(organisation)
      guard back != sorted, !text.contains("nan</real>") else { return nil }
      let kind = RecordKind.allCases.first { different($0.type, back, sorted) != nil }
      let records = kind.flatMap { different($0.type, back, sorted) } ?? "the extras"
      return "is not the same once written and read: \(records)"
    } catch {
      return "is not read once written: \(error)"
    }
  }

  /// The first record of a kind that is not the same in both.
  private func different<R: Record>(
    _ type: R.Type, _ one: Organisation, _ other: Organisation
  ) -> String? {
    let (ours, theirs) = (one[keyPath: R.register].all, other[keyPath: R.register].all)
    return zip(ours, theirs).first { $0 != $1 }.map { "\($0) and \($1)" }
      ?? (ours.count == theirs.count ? nil : "\(ours.count) and \(theirs.count) of \(R.kind)")
  }
}
