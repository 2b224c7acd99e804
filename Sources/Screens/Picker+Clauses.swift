import Records

extension State {
  /// What the standards held share, then the clauses of each, then of the editions that supersede them; a heading stands
  /// for all under it.
  func scopeItems() -> [Picker.Item] { sharedClauseItems() + clauseItems() }

  /// The clauses of the editions held, then of those that supersede them, headings included.
  func clauseItems() -> [Picker.Item] {
    let held = organisation.profile.standards
    let standards =
      held.isEmpty
      ? library.standards : held.compactMap { library[$0] } + library.successors(of: held)
    let plain = held.count == 1 ? held[0] : standards.count == 1 ? standards[0].edition : nil
    return standards.flatMap { standard in
      standard.clauses.map { clause in
        Picker.Item(
          id: "\(standard.edition.text) \(clause.number)",
          label: standard.edition == plain
            ? clause.number : "\(standard.edition.text) \(clause.number)",
          detail: clause.title + (clause.isHeading ? " (all of \(clause.number))" : ""))
      }
    }
  }

  /// One item for each clause that several of the standards held share by number: its questions are asked once.
  private func sharedClauseItems() -> [Picker.Item] {
    let held = organisation.profile.standards.compactMap { library[$0] }
    guard held.count > 1 else { return [] }
    let asked = Set(
      library.checklists.lazy.flatMap(\.questions).filter { $0.clauses.count > 1 }
        .flatMap(\.clauses))
    return held[0].clauses.compactMap { clause in
      let sharing = held.filter { standard in
        guard let other = standard.clause(clause.number) else { return false }
        let reference = ClauseReference(edition: standard.edition, number: other.number)
        return asked.contains(reference) || !clause.number.contains(".")
      }
      guard sharing.count > 1, sharing[0].edition == held[0].edition else { return nil }
      let editions = sharing.map(\.edition.text).joined(separator: ", ")
      return Picker.Item(
        id: sharing.map { "\($0.edition.text) \(clause.number)" }.joined(separator: "; "),
        label: "\(clause.number) in all", detail: "\(clause.title)  (\(editions))")
    }
  }

  /// The clauses that chosen items stand for, sorted, each once.
  static func clauses(of items: [Picker.Item]) -> [ClauseReference] {
    let texts = items.flatMap { $0.id.split(separator: ";").map(\.trimmed) }
    return Set(texts.compactMap { ClauseReference($0) }).sorted()
  }
}
