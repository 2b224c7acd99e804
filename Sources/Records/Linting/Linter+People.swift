/// Competence that nobody gives, roles that nobody holds, and what is odd about people (clauses 5.3 and 7.2).
extension Linter {
  mutating func lookAtCompetence() {
    let here = organisation.people.all.filter { $0.isHere(on: today) }
    let held = Set(here.flatMap { $0.roles(on: today) })
    let asked = organisation.requirements.all.filter { $0.isAsked(on: today) }
    var needed: [RecordID: [RecordID]] = [:]
    for requirement in asked where requirement.isMandatory {
      if let role = requirement.role, let competence = requirement.competence, held.contains(role) {
        needed[competence, default: []].append(role)
      }
    }
    let trained = Set(
      organisation.trainings.all.lazy.filter { $0.result == .passed || $0.result == .booked }
        .compactMap(\.competence))
    let planned = Set(organisation.sessions.all.lazy.filter(\.isOpen).compactMap(\.competence))
    for competence in organisation.competences.all {
      guard let roles = needed[competence.id], !trained.contains(competence.id),
        !planned.contains(competence.id), competence.provider.trimmed.isEmpty,
        competence.owner == nil
      else { continue }
      let names = Set(roles).compactMap { organisation.roles[$0]?.name }.sorted()
      add(
        .untrained, .competence, competence.id,
        "competence \(competence.name) is required of \(names.listed()), and nobody trains it: no record, no session, no provider",
        remedy: "say who gives it (4, e), or plan a session (4, S)")
    }
    lookAtRoles(held, asked)
  }

  private mutating func lookAtRoles(_ held: Set<RecordID>, _ asked: [Requirement]) {
    var naming: [RecordID: [String]] = [:]
    for document in organisation.documents.all where document.isInForce(on: today) {
      for role in Set(document.roles) {
        naming[role, default: []].append("document \(document.name)")
      }
    }
    for requirement in asked {
      guard let role = requirement.role,
        let competence = organisation.competences[requirement.competence]
      else { continue }
      naming[role, default: []].append("competence \(competence.name)")
    }
    for role in organisation.roles.all where !held.contains(role.id) {
      guard let names = naming[role.id] else { continue }
      add(
        .roleUnheld, .role, role.id,
        "role \(role.name) is held by nobody, and named by \(names.listed())",
        remedy: "give it to somebody (9, e), or take it out where it is named")
    }
  }

  mutating func lookAtPeople() {
    // While nobody has a role they are not kept here yet.
    let areRolesKept = organisation.people.all.contains { !$0.roles.isEmpty }
    for person in organisation.people.all
    where areRolesKept && person.isHere(on: today) && person.roles(on: today).isEmpty {
      add(
        .personWithoutRole, .person, person.id, "person \(person.name) has no role",
        remedy: "say what they do (9, e): what they must be able to do follows from it")
    }
    lookAtTrainingDays()
  }

  /// A licence or a qualification is often brought along; a training by the organisation is not.
  private mutating func lookAtTrainingDays() {
    let trainings = organisation.trainings.all
    for place in trainings.indices {
      guard let date = trainings[place].date,
        let person = organisation.people[trainings[place].person]
      else { continue }
      let name = organisation.competences[trainings[place].competence]?.name ?? "?"
      if let left = person.left, date > left {
        add(
          .trainingOutside, .training, trainings[place].id,
          "person \(person.name): \(name) on \(date.full), after they left on \(left.full)",
          remedy: "correct the day of one of them (4, e)")
      } else if let joined = person.joined, date < joined, trainings[place].session != nil {
        add(
          .trainingOutside, .training, trainings[place].id,
          "person \(person.name): \(name) on \(date.full), in a session here before they joined on \(joined.full)",
          remedy: "correct the day of one of them (4, e)")
      }
    }
  }
}
