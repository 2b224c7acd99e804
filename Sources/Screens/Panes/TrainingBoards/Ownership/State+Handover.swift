import Records

/// Giving things to others: who could take them, a look at what changes, then one step.
extension State {
  /// Lets the user choose who takes something: those proposed first, with what speaks for each, then all others.
  mutating func chooseTaker(
    _ title: String, _ proposed: [Proposed], besides: RecordID? = nil, allowsNone: Bool = false,
    onlyProposed: Bool = false,
    then: @escaping @Sendable (inout State, RecordID?) -> Void
  ) {
    let known = Set(proposed.map(\.person.text))
    var items = proposed.map {
      Picker.Item(
        id: $0.person.text, label: organisation.personName($0.person), detail: $0.reason)
    }
    if !onlyProposed {
      items += linkItems(.person).filter { !known.contains($0.id) && $0.id != besides?.text }
    }
    overlays.append(
      .picker(
        Picker(title: title, items: items, allowsNone: allowsNone) { state, chosen in
          then(&state, chosen.first.flatMap { RecordID($0.id) })
        }))
  }

  /// The question that names each record before and after, and does it when told to.
  ///
  /// - Parameter done: what was done, from how many were given.
  /// - Parameter work: works it out, again when it is done, as a colleague may have changed something meanwhile.
  mutating func look(
    _ title: String, done: @escaping @Sendable (Int) -> String, stays: [String] = [],
    _ work: @escaping @Sendable (inout State) -> Handover
  ) {
    guard mayChange() else { return }
    let shown = work(&self)
    let count = shown.given.count
    func times(_ number: Int, _ one: String, _ several: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? one : several)"
    }
    let summary = [
      count == 0 ? "nothing changes" : times(count, "changes", "change"),
      times(shown.refused.count, "is refused and stays", "are refused and stay"),
      times(stays.count, "nobody can take yet", "nobody can take yet"),
      times(shown.warnings.count, "warning", "warnings"),
    ].compactMap(\.self).joined(separator: ", ")
    let groups = [
      shown.warnings.map { "! " + $0 }, shown.given, shown.refused.map { "✗ " + $0 },
      stays.map { "= " + $0 },
    ].filter { !$0.isEmpty }
    let answer = Question.Answer(
      key: "y", label: count == 1 ? "yes, hand it over" : "yes, hand over these \(count)"
    ) { $0.carryOut(title, done: done, stays: stays, work, asShownIn: shown) }
    overlays.append(
      .question(
        Question(
          title: title, summary: summary, lines: Array(groups.joined(separator: [""])),
          answers: count == 0 ? [] : [answer])))
  }

  /// Carries out one thing without a warning at once, anything else after a look at it.
  mutating func handOver(
    _ title: String, done: @escaping @Sendable (Int) -> String,
    _ work: @escaping @Sendable (inout State) -> Handover
  ) {
    guard mayChange() else { return }
    let handover = work(&self)
    guard handover.given.count + handover.refused.count == 1, handover.warnings.isEmpty else {
      if handover.given.isEmpty, handover.refused.isEmpty { return say("nothing changed") }
      return look(title, done: done, work)
    }
    if let why = handover.refused.first { return complain(why) }
    if commit(handover.given[0], handover.changes), let path = listPath {
      self[keyPath: path].marked = []
    }
  }

  private mutating func carryOut(
    _ title: String, done: @escaping @Sendable (Int) -> String, stays: [String],
    _ work: @escaping @Sendable (inout State) -> Handover, asShownIn shown: Handover
  ) {
    let now = work(&self)
    guard
      now.given == shown.given, now.refused == shown.refused, now.warnings == shown.warnings
    else {
      look(title, done: done, stays: stays, work)
      return complain("a colleague changed some of these meanwhile; look again")
    }
    if commitAsTheyAre(done(now.given.count), now.changes), let path = listPath {
      self[keyPath: path].marked = []
    }
  }

  /// The form that books a training for somebody, or records what was.
  mutating func bookTraining(_ competence: RecordID, for person: RecordID) {
    guard let what = organisation.competences[competence] else { return }
    record(what, for: [person], on: nil)
  }
}
