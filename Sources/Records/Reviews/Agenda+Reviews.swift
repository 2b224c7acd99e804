extension Organisation {
  /// What is owed of management reviews by a day: to be held, to be minuted, the next one to be planned.
  func reviewAgenda(today: Day, last: Day) -> [DueItem] {
    guard !reviews.isEmpty else { return [] }
    var items: [DueItem] = []
    func add(_ review: ManagementReview, _ title: String, _ owner: RecordID?, _ due: Day) {
      guard due <= last else { return }
      items.append(
        DueItem(
          kind: .review, record: review.id, reference: review.name, title: title,
          owner: personName(owner), due: due, days: due - today))
    }
    var isNextPlanned = false
    for review in reviews.all {
      switch review.state(on: today) {
      case .planned, .overdue:
        guard let planned = review.planned else { continue }
        isNextPlanned = true
        let title = review.title.isEmpty ? "management review" : review.title
        add(review, title, review.chair, planned)
      case .held:
        guard let held = review.held else { continue }
        add(
          review, "close the minutes", review.minutesBy ?? review.chair,
          held + ManagementReview.minutesWithin)
      case .minuted, .cancelled: continue
      }
    }
    if !isNextPlanned, let latest = lastReview(before: today + 1), let held = latest.held {
      add(
        latest, "plan the next management review", latest.chair,
        held.adding(months: Organisation.monthsBetweenReviews))
    }
    return items
  }
}
