/// What is wrong with a controlled document (clause 7.5.3).
package struct DocumentFlaw: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case reviewOverdue = "review past due"
    case neverReviewed = "never held against practice"
    case doesNotMatch = "does not match practice, nothing done"
    case roleNobodyHolds = "names a role nobody holds"
    case ownerLeft = "owner has left"
    case noOwner = "no owner"
    case stillNamed = "replaced or withdrawn, still named"
    case replacementWithdrawn = "replaced by one that is withdrawn"
    case formNotReplaced = "form withdrawn, no replacement named"
    case noPlace = "nobody says where it is kept"
  }

  package let document: RecordID
  package let kind: Kind
  /// What is wrong, a clause without the document's name.
  package let text: String
  /// What to do about it, a clause that begins with a verb.
  package let remedy: String
  /// The records that say so, the document's own left out.
  package let behind: [RecordPlace]
}

extension Organisation {
  /// What is wrong with the documents on a day, document by document in the order of the register.
  package func documentFlaws(today: Day) -> [DocumentFlaw] {
    let facts = DocumentFacts(of: self, today: today)
    return documents.all.flatMap { facts.flaws(of: $0) }
  }

  /// What is wrong with one document on a day.
  package func flaws(of document: Document, today: Day) -> [DocumentFlaw] {
    DocumentFacts(of: self, today: today).flaws(of: document)
  }
}

/// What the documents are judged by, read once for all of them.
private struct DocumentFacts {
  let organisation: Organisation
  let today: Day
  let heldRoles: Set<RecordID>
  let teaching: [RecordID: [Competence]]

  init(of organisation: Organisation, today: Day) {
    self.organisation = organisation
    self.today = today
    heldRoles = Set(
      organisation.people.all.filter { $0.isHere(on: today) }.flatMap { $0.roles(on: today) })
    teaching = Dictionary(
      grouping: organisation.competences.all.filter { $0.teaches != nil },
      by: { $0.teaches ?? $0.id }
    )
  }

  func flaws(of document: Document) -> [DocumentFlaw] {
    let own =
      document.isInForce(on: today)
      ? reviewFlaws(of: document) + peopleFlaws(of: document) : withdrawnFlaws(of: document)
    return own + replacementFlaws(of: document)
  }

  private func flaw(
    _ document: Document, _ kind: DocumentFlaw.Kind, _ text: String, _ remedy: String,
    _ behind: [RecordPlace] = []
  ) -> DocumentFlaw {
    DocumentFlaw(document: document.id, kind: kind, text: text, remedy: remedy, behind: behind)
  }

  private func reviewFlaws(of document: Document) -> [DocumentFlaw] {
    var found: [DocumentFlaw] = []
    let last = document.lastReview
    // Before the day from which it holds there is no practice to hold it against.
    let holds = document.issued.map { $0 <= today } ?? true
    if let next = document.nextReview, next < today {
      let due = "past due since \(next.spoken(today: today))"
      found.append(
        last == nil
          ? flaw(
            document, .neverReviewed, "never held against practice; the first review is \(due)",
            "ask those who do the work, and write down the review")
          : flaw(
            document, .reviewOverdue,
            "review \(due), the last was \(last?.on?.spoken(today: today) ?? "none")",
            "ask those who do the work, and write down the review"))
    } else if last == nil, document.nextReview == nil, holds {
      found.append(
        flaw(
          document, .neverReviewed, "never held against practice, and nothing says when it will be",
          "review it, or set an interval or fixed days"))
    }
    if let last, last.matches == false, !isAnswered(last, of: document) {
      let cancelled = organisation.actions[last.action].map {
        [RecordPlace(kind: .action, id: $0.id)]
      }
      let why = cancelled == nil ? "and no action came of it" : "and its action was cancelled"
      found.append(
        flaw(
          document, .doesNotMatch,
          "does not match practice (review of \(last.on?.spoken(today: today) ?? "?")), \(why)",
          "make an action of it, or issue a new version", cancelled ?? []))
    }
    if document.place.trimmed.isEmpty {
      found.append(flaw(document, .noPlace, "nobody says where it is kept", "write down its place"))
    }
    return found
  }

  /// Whether something came of a review that found a difference: an action that was not cancelled, or a new version.
  private func isAnswered(_ review: DocumentReview, of document: Document) -> Bool {
    if let action = organisation.actions[review.action], action.stage != .cancelled { return true }
    if let on = review.on, let issued = document.issued, issued >= on {
      return review.version.isEmpty || review.version != document.version
    }
    return false
  }

  private func peopleFlaws(of document: Document) -> [DocumentFlaw] {
    var found: [DocumentFlaw] = []
    if let owner = document.owner {
      if let person = organisation.people[owner], !person.isActive(on: today) {
        let left = person.left?.spoken(today: today) ?? "?"
        found.append(
          flaw(
            document, .ownerLeft, "its owner \(person.name) left on \(left)",
            "choose another owner",
            [RecordPlace(kind: .person, id: owner)]))
      }
    } else {
      found.append(flaw(document, .noOwner, "nobody owns it", "choose an owner"))
    }
    for role in document.roles where !heldRoles.contains(role) {
      guard let name = organisation.roles[role]?.name else { continue }
      found.append(
        flaw(
          document, .roleNobodyHolds, "names the role \(name), which nobody holds",
          "give somebody the role, or take it out of the document",
          [RecordPlace(kind: .role, id: role)]))
    }
    return found
  }

  private func withdrawnFlaws(of document: Document) -> [DocumentFlaw] {
    guard document.isForm, document.replacedBy == nil else { return [] }
    return [
      flaw(
        document, .formNotReplaced,
        "a form that was withdrawn, and nobody says what is filled in instead",
        "name what replaces it")
    ]
  }

  private func replacementFlaws(of document: Document) -> [DocumentFlaw] {
    var found: [DocumentFlaw] = []
    let isWithdrawn = !document.isInForce(on: today)
    if let next = document.replacedBy {
      let name = organisation.documents[next]?.name ?? "?"
      let final = organisation.finalReplacement(of: document)
      if final?.isInForce(on: today) != true {
        let what =
          organisation.wouldMakeCircle(document.id, replacedBy: next)
          ? "which leads back to itself" : "which is withdrawn itself"
        found.append(
          flaw(
            document, .replacementWithdrawn, "replaced by \(name), \(what)",
            "name what is used instead", [RecordPlace(kind: .document, id: next)]))
      }
    }
    guard isWithdrawn || document.replacedBy != nil else { return found }
    if let teaching = teaching[document.id] {
      let names = teaching.map(\.name).joined(separator: ", ")
      let gone = isWithdrawn ? "withdrawn" : "replaced"
      found.append(
        flaw(
          document, .stillNamed, "\(gone), but still taught by \(names)",
          "let the competence teach what is used instead",
          teaching.map { RecordPlace(kind: .competence, id: $0.id) }))
    }
    return found
  }
}
