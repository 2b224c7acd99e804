/// Advice that follows from the records: what may be wrong beyond the single action, which records say so, and what to
/// consider. It never changes anything by itself.
package struct Advisory: Hashable, Sendable {
  /// The order is that of the list: what costs the certificate first.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case majorNearDate = "major near the certificate's date"
    case minorAtNextAudit = "minor still open at the next audit"
    case severalMinors = "several minors on one clause"
    case causeAcrossAreas = "one cause across areas"
    case ownerLeft = "owner has left"
    case idle = "no move"
  }

  package let kind: Kind
  /// The actions that it is about.
  package let actions: [RecordID]
  /// The audit or person that it is about besides.
  package let other: RecordPlace?
  private let about: String
  private let content: Content

  // At twenty thousand actions thousands may be idle: nobody reads all of their sentences.
  enum Content: Hashable, Sendable {
    case sentence(finding: String, suggestion: String)
    case idle(name: String, since: Day, days: Int)
  }

  init(
    _ kind: Kind, about: String, actions: [RecordID], other: RecordPlace? = nil, _ content: Content
  ) {
    self.kind = kind
    self.about = about
    self.actions = actions
    self.other = other
    self.content = content
  }

  /// What the advice is known by, the same as long as it is about the same thing; what a waiver is about.
  package var key: String { "\(kind.rawValue): \(about)" }

  /// The records that it is about, the actions first.
  package var records: [RecordPlace] {
    actions.map { RecordPlace(kind: .action, id: $0) } + (other.map { [$0] } ?? [])
  }

  /// What was found, naming what and why.
  package var finding: String {
    switch content {
    case .sentence(let finding, _): finding
    case .idle(let name, let since, let days):
      "\(name) has not moved for \(days) day\(days == 1 ? "" : "s"), since \(since.spoken)"
    }
  }

  /// What to consider.
  package var suggestion: String {
    switch content {
    case .sentence(_, let suggestion): suggestion
    case .idle: "ask its owner what it waits for, and write the next step or a new due date"
    }
  }

  /// What was found and what to consider, in one line.
  package var text: String { "\(finding): \(suggestion)" }
}

/// All advice on a day.
package struct Advice: Hashable, Sendable {
  /// What nobody decided to leave as it is.
  package fileprivate(set) var current: [Advisory] = []
  /// What somebody decided not to be told of for a while, with the decision that lasts longest.
  package fileprivate(set) var waived: [Waived] = []

  /// No advice.
  package init() {}

  init(current: [Advisory]) { self.current = current }

  /// Advice that is not told of.
  package struct Waived: Hashable, Sendable {
    package let advisory: Advisory
    package let waiver: Waiver
  }
}

extension Organisation {
  /// The advice that follows from the records on a day, the gravest kind first, without what is waived.
  ///
  /// - Parameter library: names clauses by their titles, when given.
  package func advisories(today: Day, library: Library? = nil) -> [Advisory] {
    advice(today: today, library: library).current
  }

  /// The advice that follows from the records on a day, and that which is waived.
  package func advice(today: Day, library: Library? = nil) -> Advice {
    let all =
      majorsNearDate(today: today) + minorsAtNextAudit(today: today)
      + severalMinors(today: today, library: library) + causesAcrossAreas(today: today)
      + ownersLeft(today: today) + idleActions(today: today)
    let held = Set(waivers.all.lazy.filter { $0.holds(on: today) }.map(\.about))
    guard !held.isEmpty else { return Advice(current: all) }
    var advice = Advice()
    for advisory in all {
      if held.contains(advisory.key), let waiver = waiver(of: advisory.key, on: today) {
        advice.waived.append(Advice.Waived(advisory: advisory, waiver: waiver))
      } else {
        advice.current.append(advisory)
      }
    }
    return advice
  }
}

/// Actions by their places in the register, to be put into the order in which they were raised.
struct ActionPlaces {
  private var keys: [Int] = []

  var count: Int { keys.count }

  init() {}

  /// All of several, each once.
  init(_ places: [ActionPlaces]) {
    keys = places.flatMap(\.keys).sorted()
    var last: Int?
    if places.count > 1 {
      keys.removeAll { key in
        defer { last = key }
        return key == last
      }
    }
  }

  mutating func add(_ place: Int, raised: Day?) {
    keys.append((raised ?? .never).number << 32 | place)
  }

  /// The places, the action that was raised first at the front.
  var places: [Int] { keys.sorted().map { $0 & 0xFFFF_FFFF } }

  /// How many are not among others.
  func count(without others: [ActionPlaces]) -> Int {
    if others.isEmpty { return count }
    var rest = ActionPlaces(others).keys[...]
    return keys.sorted().count { key in
      rest = rest.drop { $0 < key }
      return rest.first != key
    }
  }
}

extension Organisation {
  /// The names of some actions in a sentence: `NC-1, NC-2, NC-3 and 4 more`.
  func names(of actions: [RecordID], atMost limit: Int = 4) -> String {
    let shown = actions.prefix(limit).map { self.actions[$0]?.name ?? "?" }
    let more = actions.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// Where the look-back of the settings begins.
  func lookBackStart(_ today: Day) -> Day {
    today.adding(months: -min(max(0, profile.lookBackMonths), 1_200))
  }
}

extension Day {
  /// `3 Oct 2026`: a sentence that is kept may be read in another year.
  var spoken: String { String(full.dropFirst(4)) }
}
