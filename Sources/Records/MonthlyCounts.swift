/// How many actions were opened and closed in each of the last months.
package struct MonthlyCounts: Hashable, Sendable {
  /// The oldest month first; the last one is the present month.
  package private(set) var opened: [Int]
  package private(set) var closed: [Int]

  package init(of organisation: Organisation, today: Day, months: Int = 6) {
    opened = Array(repeating: 0, count: months)
    closed = opened
    let now = today.parts
    func index(_ day: Day?) -> Int? {
      guard let parts = day?.parts else { return nil }
      let ago = (now.year - parts.year) * 12 + now.month - parts.month
      return (0..<months).contains(ago) ? months - 1 - ago : nil
    }
    let actions = organisation.actions.all
    for place in actions.indices {
      if let index = index(actions[place].raised) { opened[index] += 1 }
      if let index = index(actions[place].closed) { closed[index] += 1 }
    }
  }
}
