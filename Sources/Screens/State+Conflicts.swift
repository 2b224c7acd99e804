import Records

extension State {
  /// Asks which of two values holds, of a field that two people changed at the same time.
  mutating func settle(_ id: RecordID) {
    guard let conflict = organisation.conflicts[id], mayChange() else { return }
    let subject = organisation.subject(of: conflict)
    let texts = claimTexts(of: conflict)
    var lines = zip(conflict.claims, texts).enumerated().flatMap { place, claim in
      TextWrap.lines(
        "\(place + 1)  \(claim.1)\(claim.0.by.isEmpty ? "" : "  (\(claim.0.by))")",
        width: size.columns - 12)
    }
    let now = nowText(of: conflict)
    lines += ["before: " + text(conflict.before, of: conflict), "on file now: " + now]
    let values = conflict.claims.indices.prefix(9).map { place in
      Question.Answer(
        key: Character(String(place + 1)), label: "take \(texts[place].cut(to: 24))"
      ) { state in
        state.settle(conflict, with: place, as: texts[place])
      }
    }
    // Somebody may have put a third value there since.
    let third =
      texts.contains(now)
      ? []
      : [
        Question.Answer(key: "n", label: "keep \(now.cut(to: 24))") { state in
          state.settle(conflict, with: nil, as: now)
        }
      ]
    overlays.append(
      .question(
        Question(
          title: "\(subject.record)  \(subject.label): which holds?", lines: lines,
          answers: values + third)))
  }

  /// The field and what each side says of it, in one line.
  func conflictText(_ conflict: Conflict) -> String {
    let claims = zip(claimTexts(of: conflict), conflict.claims).map { text, claim in
      claim.by.isEmpty ? text : "\(text) (\(surname(claim.by)))"
    }
    return "\(organisation.subject(of: conflict).label): \(claims.joined(separator: " or "))"
  }

  private mutating func settle(_ conflict: Conflict, with choice: Int?, as text: String) {
    let subject = organisation.subject(of: conflict)
    guard organisation.conflicts[conflict.id] != nil else {
      let who = organisation.author(of: conflict.field, in: conflict.record ?? conflict.id)
      return complain(
        "\(subject.record) \(subject.label) was settled meanwhile\(who.isEmpty ? "" : " by \(who)"): "
          + nowText(of: conflict))
    }
    commit(
      "\(subject.record) \(subject.label) settled: \(text.cut(to: 40))",
      organisation.changes(settling: conflict, with: choice))
  }

  /// What each side says; of a list only the entries that the other side does not have.
  func claimTexts(of conflict: Conflict) -> [String] {
    let lists = conflict.claims.map { claim -> [Value]? in
      if case .list(let items)? = claim.content { items } else { nil }
    }
    return conflict.claims.indices.map { place in
      guard let items = lists[place] else {
        return text(conflict.claims[place].content, of: conflict)
      }
      let others = Set(
        lists.enumerated().filter { $0.offset != place }.compactMap(\.element).joined())
      let own = items.filter { !others.contains($0) }
      return text(own.isEmpty ? nil : .list(own), of: conflict)
    }
  }

  private func nowText(of conflict: Conflict) -> String {
    guard let kind = conflict.recordKind, let record = conflict.record else { return "–" }
    return text(organisation.value(of: conflict.field, in: record, kind), of: conflict)
  }

  private func text(_ value: Value?, of conflict: Conflict) -> String {
    let shape = conflict.recordKind?.fieldShape(conflict.field) ?? .inner
    let text = fieldText.text(of: value, shape).split(whereSeparator: \.isNewline)
      .joined(separator: " / ")
    return text.isEmpty ? "nothing" : text
  }
}
