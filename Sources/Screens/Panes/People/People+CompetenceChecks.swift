import Records

/// What no area, level or responsibility may be, and what is said beside their fields.
extension State {
  /// Two people may have one name when a number or an e-mail address tells them apart.
  func checkNamesakes(of person: Person) throws(FormRefusal) {
    let others = organisation.people.all.filter { $0.id != person.id }
    if !person.number.isEmpty,
      let other = others.first(where: { $0.number.lowercased() == person.number.lowercased() })
    {
      throw FormRefusal(
        message: "number \(person.number) is \(other.name)'s already", field: "number")
    }
    let namesakes = others.filter { $0.name.lowercased() == person.name.trimmed.lowercased() }
    let isTold =
      namesakes.allSatisfy { other in
        (!person.number.isEmpty && !other.number.isEmpty)
          || (!person.email.isEmpty && !other.email.isEmpty
            && person.email.lowercased() != other.email.lowercased())
      }
    guard isTold else {
      throw FormRefusal(
        message:
          "there is a person called \(person.name) already: a number, or an e-mail address, of each tells them apart",
        field: "name")
    }
  }

  func checkPlace(of area: Area) throws(FormRefusal) {
    if organisation.wouldMakeRing(area.id, partOf: area.site) {
      throw FormRefusal(message: ring(area.id, partOf: area.site), field: "site")
    }
  }

  private func ring(_ area: RecordID, partOf whole: RecordID?) -> String {
    if area == whole { return "an area is no part of itself: choose another, or none" }
    return
      "\(organisation.areaName(whole)) is part of this area already: choose one that is not, or none"
  }

  func checkLevel(of rule: Requirement) throws(FormRefusal) {
    if let unknown = unknownLevel(rule.level) {
      throw FormRefusal(message: unknown, field: "level")
    }
  }

  /// Why a level cannot be: the organisation's scale does not have it; `nil` when it does, or has no levels at all.
  private func unknownLevel(_ level: String) -> String? {
    let scale = LevelScale(organisation.profile.levels)
    guard !level.isEmpty, !scale.levels.isEmpty, scale.rank(level) == nil else { return nil }
    return "level \(level) is not of the organisation's scale: choose \(scale.words)"
  }

  func checkLevels(_ lines: [String]) throws(FormRefusal) {
    if let flaw = flaw(inLevels: lines) { throw FormRefusal(message: flaw, field: "levels") }
  }

  private func flaw(inLevels lines: [String]) -> String? {
    let marks = LevelScale(lines).levels.map(\.mark)
    let twice = marks.first { mark in
      marks.count { $0.lowercased() == mark.lowercased() } > 1
    }
    return twice.map {
      "\($0) is the mark of two levels: the first word of each line is its mark, without blanks, then what it means"
    }
  }

  func checkResponsibility(_ responsibility: Responsibility) throws(FormRefusal) {
    guard !responsibility.name.isEmpty else {
      throw FormRefusal(
        message: "Standard or Clauses is needed: what somebody answers for", field: "edition")
    }
  }

  // MARK: Beside the fields

  func competenceRemarks(
    on kind: RecordKind, _ id: RecordID, _ values: FormValues
  ) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    switch kind {
    case .area:
      if organisation.wouldMakeRing(id, partOf: values.id("site")) {
        remarks.append(FieldRemark("site", ring(id, partOf: values.id("site")), .refusal))
      }
      remarks += ownerRemarks(values)
    case .requirement: remarks += levelRemarks(values)
    case .organisation: remarks += scaleRemarks(values)
    case .person: remarks += roleRemarks(id, values)
    case .competence: remarks += ownerRemarks(values)
    case .responsibility:
      if let flaw = organisation.flaw(ofClauses: values.clauses("clauses"), library: library) {
        remarks.append(FieldRemark("clauses", flaw.description, .warning))
      }
      remarks += ownerRemarks(values)
    default: break
    }
    return remarks
  }

  func ownerRemarks(_ values: FormValues) -> [FieldRemark] {
    var remarks = ["owner", "deputy"].compactMap { key in
      organisation.flaw(ofOwner: values.id(key), on: today).map {
        FieldRemark(key, $0.description, .warning)
      }
    }
    if let owner = values.id("owner"), owner == values.id("deputy") {
      remarks.append(
        FieldRemark("deputy", "owns it already: a deputy is somebody else", .warning))
    }
    return remarks
  }

  private func levelRemarks(_ values: FormValues) -> [FieldRemark] {
    let level = values.text("level")
    if let unknown = unknownLevel(level) { return [FieldRemark("level", unknown, .refusal)] }
    let scale = LevelScale(organisation.profile.levels)
    guard !level.isEmpty else { return [] }
    guard let rank = scale.rank(level) else {
      return [
        FieldRemark(
          "level", "no levels are named yet: 9, organisation names them, the lowest first", .hint)
      ]
    }
    let meaning = scale.levels[rank].meaning
    return meaning.isEmpty ? [] : [FieldRemark("level", "\(level): \(meaning)", .hint)]
  }

  private func scaleRemarks(_ values: FormValues) -> [FieldRemark] {
    guard case .list(let list)? = values["levels"] else { return [] }
    let lines = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    if let flaw = flaw(inLevels: lines) { return [FieldRemark("levels", flaw, .refusal)] }
    let scale = LevelScale(lines)
    let used = Set(
      organisation.requirements.all.map(\.level) + organisation.trainings.all.map(\.level))
    let gone = LevelScale(organisation.profile.levels).levels.map(\.mark)
      .filter { scale.rank($0) == nil && used.contains($0) }
    var remarks: [FieldRemark] = []
    if !gone.isEmpty {
      remarks.append(
        FieldRemark(
          "levels",
          "\(gone.joined(separator: ", ")) stands in requirements or records, which would prove no other level",
          .warning))
    }
    if let long = scale.levels.first(where: { $0.mark.count > 8 }) {
      remarks.append(
        FieldRemark(
          "levels", "\(long.mark) would be the mark in every cell: shorter is better", .hint)
      )
    }
    return remarks
  }

  /// Taking a role off ends its open term; a new one here is held for as long as is on file.
  private func roleRemarks(_ id: RecordID, _ values: FormValues) -> [FieldRemark] {
    guard let person = organisation.people[id], case .list(let list)? = values["roles"] ?? .list([])
    else { return [] }
    let roles = list.compactMap { value -> RecordID? in
      if case .text(let text) = value { RecordID(text) } else { nil }
    }
    let ended = person.terms.filter { term in
      term.until == nil && term.role.map { !roles.contains($0) } == true
        && term.role.map(person.roles.contains) == true
    }
    var remarks = ended.map { term in
      let name = organisation.roles[term.role]?.name ?? "the role"
      let text =
        (term.from ?? today - 1) < today
        ? "\(name) ends with yesterday; t ends it with another last day"
        : "\(name), which had not begun before today, is taken off"
      return FieldRemark("roles", text, .hint)
    }
    if roles.contains(where: { !person.roles.contains($0) }) {
      remarks.append(
        FieldRemark("roles", "held for as long as is on file; J gives a role from a day", .hint))
    }
    return remarks
  }
}
