/// What belongs to people who have left, or will have by the day it is due.
extension Linter {
  mutating func lookAtOwners() {
    for area in organisation.areas.all { owned(.area, area.id, area.owner, area.deputy, "9, e") }
    for document in organisation.documents.all where document.isInForce(on: today) {
      owned(.document, document.id, document.owner, document.deputy, "6, e")
    }
    for objective in organisation.objectives.all where objective.closed == nil {
      owned(.objective, objective.id, objective.owner, objective.deputy, "5, e")
    }
    for competence in organisation.competences.all {
      owned(.competence, competence.id, competence.owner, nil, "4, e")
    }
    for record in organisation.responsibilities.all {
      owned(.responsibility, record.id, record.owner, record.deputy, "4, O")
    }
    for certificate in organisation.certificates.all {
      owned(.certificate, certificate.id, certificate.owner, nil, "8, e")
    }
    lookAtWorkOfLeavers()
  }

  private mutating func owned(
    _ kind: RecordKind, _ id: RecordID, _ owner: RecordID?, _ deputy: RecordID?, _ keys: String
  ) {
    for (field, person) in [("owner", owner), ("deputy", deputy)] {
      guard let left = hasLeft(person) else { continue }
      add(
        .ownerLeft, kind, id, field: field,
        "\(called(kind, id)): its \(field), \(left.name), left\(left.left.map { " on \($0.full)" } ?? "")",
        remedy: "give it to someone who works here (\(keys))")
    }
  }

  private mutating func lookAtWorkOfLeavers() {
    // Few people leave, and twenty thousand actions are gone through.
    let leaving = Set(organisation.people.all.lazy.filter { $0.left != nil }.map(\.id))
    guard !leaving.isEmpty else { return }
    let actions = organisation.actions.all
    for place in actions.indices where !actions[place].stage.isFinal {
      let id = actions[place].id
      let name = actions[place].name
      if leaves(actions[place].owner, leaving, before: actions[place].owedDay) {
        work(.action, id, "owner", "\(name) is open", actions[place].owner, actions[place].owedDay)
      }
      let plan = actions[place].plan
      for step in plan.indices where plan[step].isOpen {
        let due = plan[step].due ?? actions[place].due
        guard plan[step].owner != actions[place].owner,
          leaves(plan[step].owner, leaving, before: due)
        else { continue }
        work(
          .action, id, "plan \(step + 1)", "\(name), step \(step + 1), is open", plan[step].owner,
          due)
      }
      if actions[place].effective == nil,
        leaves(actions[place].effectiveBy, leaving, before: actions[place].effectivenessDue)
      {
        work(
          .action, id, "effective_by", "\(name) waits for its effectiveness check",
          actions[place].effectiveBy, actions[place].effectivenessDue)
      }
    }
    for audit in organisation.audits.all where !audit.state.isFinal {
      let due = audit.owedDay(on: today)
      for auditor in audit.auditors where leaves(auditor, leaving, before: due) {
        work(.audit, audit.id, auditor.text, "\(audit.name) is to be audited", auditor, due)
      }
    }
  }

  private func leaves(_ person: RecordID?, _ leaving: Set<RecordID>, before due: Day?) -> Bool {
    guard let person, leaving.contains(person), let left = organisation.people[person]?.left else {
      return false
    }
    return left < max(due ?? today, today)
  }

  private mutating func work(
    _ kind: RecordKind, _ id: RecordID, _ field: String, _ what: String, _ person: RecordID?,
    _ due: Day?
  ) {
    guard let person = organisation.people[person], let left = person.left else { return }
    let tense = left < today ? "left" : "leaves"
    add(
      .dueOnLeaver, kind, id, field: field,
      "\(what)\(due.map { ", due on \($0.full)," } ?? "") by \(person.name), who \(tense) on \(left.full)",
      remedy: "give it to someone who is here then (\(kind == .action ? "2" : "3"), e)")
  }
}
