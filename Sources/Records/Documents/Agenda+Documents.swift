extension Organisation {
  /// Reviews against practice that are owed of the documents in force.
  func documentAgenda(today: Day, last: Day) -> [DueItem] {
    documents.all.compactMap { document in
      guard document.isInForce(on: today), let due = document.nextReview, due <= last else {
        return nil
      }
      return DueItem(
        kind: .document, record: document.id, reference: document.name,
        title: "review against practice"
          + (document.reference.isEmpty ? "" : ": \(document.title)"),
        owner: personName(document.owner), due: due, days: due - today)
    }
  }
}
