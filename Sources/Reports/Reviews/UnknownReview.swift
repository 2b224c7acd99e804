package import Records

/// Why no management review was found: a sentence with the ones there are.
package struct UnknownReview: Error, Hashable, Sendable, CustomStringConvertible {
  package let reference: String?
  package let known: [String]

  package var description: String {
    if known.isEmpty { return "no management review is on file; plan one with a in pane 7" }
    let list = known.prefix(12).joined(separator: ", ")
    let more = known.count > 12 ? " and \(known.count - 12) more" : ""
    return "no management review \(reference ?? "") is on file; there are \(list)\(more)"
  }
}

extension Organisation {
  /// The management review with a reference or title; without one the next planned, else the latest.
  package func review(
    called reference: String?, today: Day
  ) throws(UnknownReview) -> ManagementReview {
    let all = reviews.all.sorted {
      ($0.date ?? .never, $0.name, $0.id) < ($1.date ?? .never, $1.name, $1.id)
    }
    guard let reference else {
      let planned = all.filter { $0.held == nil && $0.minuted == nil && !$0.isCancelled }
      let next = planned.first { ($0.planned ?? .never) >= today } ?? planned.last
      guard let found = next ?? all.last(where: { !$0.isCancelled }) ?? all.last else {
        throw UnknownReview(reference: nil, known: [])
      }
      return found
    }
    let wanted = reference.folded
    guard
      let found = all.first(where: { $0.reference.folded == wanted })
        ?? all.last(where: { $0.title.folded == wanted })
    else { throw UnknownReview(reference: reference, known: all.map(\.name)) }
    return found
  }
}
