/// What is missing or runs out within so many days, as sessions that would close most (clause 7.2).
///
/// Only what roles demand counts; what is desirable is left out.
package struct TrainingPlan: Hashable, Sendable {
  /// Somebody who is to be trained.
  package struct Need: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
      case missing, expired
      case runsOut = "runs out"
      /// It still counts only because the requirement gives time after the refresher was due.
      case grace
      /// To be met by a day still to come: a role just taken, or one that begins, or somebody who joins.
      case neededBy = "needed"
    }

    package let person: RecordID
    package let reason: Reason
    /// The last day on which it is in time; the plan's own day when it is so no more.
    package let day: Day
    /// Whether it is a gap already.
    package let isAtOnce: Bool
    /// A booking that comes too late; `nil` when there is none.
    package let booked: Day?
    let area: RecordID?
    let joined: Day?
    let left: Day?

    /// Why somebody is to be trained: "missing", "runs out 3 Feb 2027".
    ///
    /// - Parameter day: its day as it is to be written.
    package func words(_ day: String) -> String {
      switch reason {
      case .missing: isAtOnce ? "missing" : "missing, joins \(day)"
      case .expired: "expired"
      case .runsOut: "runs out \(day)"
      case .grace: "refresher overdue, in grace until \(day)"
      case .neededBy: "needed by \(day)"
      }
    }

    /// Whether the person is here on a day.
    func isHere(on day: Day) -> Bool {
      (joined.map { $0 <= day } ?? true) && (left.map { day <= $0 } ?? true)
    }
  }

  /// One session: free seats in one that is to come, or one to be booked.
  package struct Item: Hashable, Sendable {
    package let competence: RecordID
    /// The session whose free seats are filled; `nil` for one that is still to be booked.
    package let session: RecordID?
    /// The day of the session, or the latest sensible one: the first on which something of it runs out.
    package let day: Day
    /// Whether somebody lacks it already.
    package let isAtOnce: Bool
    /// How many can take part; `nil` for any number.
    package let seats: Int?
    /// The one site or area that all are of; `nil` when they are of several, or of none.
    package let site: RecordID?
    /// The most urgent first, those of one day by name.
    package let needs: [Need]
  }

  /// How many days are looked ahead when nothing else is said.
  package static let usualDays = 90

  package let today: Day
  /// Within how many days of their last day, that day included, people are trained no more.
  package static let leavingDays = 14

  /// What counts until the day so many days ahead, that day included, is in it.
  package let days: Int
  /// Free seats that are filled first, then sessions to be booked; of each what closes most first.
  package let items: [Item]

  /// - Parameter days: from 0 to 3,660.
  package init(
    of organisation: Organisation, today: Day, days: Int = usualDays,
    matrix: TrainingMatrix? = nil
  ) {
    let days = min(max(0, days), 3660)
    self.today = today
    self.days = days
    let matrix = matrix ?? TrainingMatrix(of: organisation, today: today)
    let attendance = Attendance(of: organisation)
    let coming = Dictionary(
      grouping: organisation.sessions.all.filter { session in
        session.isOpen && session.date.map { today <= $0 && $0 <= today + days } ?? false
      }, by: { $0.competence })
    let places = Dictionary(
      matrix.people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    /// By day, then by name: the matrix has people by name.
    func isBefore(_ left: Need, _ right: Need) -> Bool {
      (left.day, places[left.person] ?? Int.max, left.person)
        < (right.day, places[right.person] ?? Int.max, right.person)
    }
    var fills: [Item] = []
    var proposals: [Item] = []
    let starting = Dictionary(
      grouping: organisation.startingNeeds(today: today, last: today + days), by: \.competence)
    for (column, competence) in matrix.competences.enumerated() {
      let now = matrix.people.indices.compactMap { row in
        Need(
          matrix.cell(row: row, column: column), of: matrix.people[row], today: today, days: days)
      }
      let known = Set(now.map(\.person))
      let later = (starting[competence.id] ?? []).filter { !known.contains($0.person) }
        .compactMap { need in
          organisation.people[need.person].flatMap {
            Need(starting: need, of: $0, last: today + days)
          }
        }
      var needs = (now + later).sorted {
        ($0.day, $0.isAtOnce ? 0 : 1, $0.person) < ($1.day, $1.isAtOnce ? 0 : 1, $1.person)
      }
      guard !needs.isEmpty else { continue }
      for session in (coming[competence.id] ?? []).sorted(by: {
        ($0.date ?? .never, $0.id) < ($1.date ?? .never, $1.id)
      }) {
        let filling = TrainingPlan.taking(
          from: &needs, into: session, free: attendance.freeSeats(in: session))
        if let day = session.date, !filling.isEmpty {
          fills.append(
            Item(
              competence: competence.id, session: session.id, day: day,
              isAtOnce: filling.contains(where: \.isAtOnce), seats: session.seats,
              site: nil, needs: filling.sorted(by: isBefore)))
        }
      }
      let seats = competence.seats.flatMap { $0 > 0 ? $0 : nil }
      proposals += TrainingPlan.groups(of: needs, seats: seats, in: organisation).map { group in
        Item(
          competence: competence.id, session: nil,
          day: group.needs.map(\.day).min() ?? today,
          isAtOnce: group.needs.contains(where: \.isAtOnce), seats: seats, site: group.site,
          needs: group.needs.sorted(by: isBefore))
      }
    }
    let names = Dictionary(
      matrix.competences.map { ($0.id, $0.name.lowercased()) }, uniquingKeysWith: { one, _ in one })
    func order(_ left: Item, _ right: Item) -> Bool {
      if left.needs.count != right.needs.count { return left.needs.count > right.needs.count }
      return (left.day, names[left.competence] ?? "", left.needs[0].person)
        < (right.day, names[right.competence] ?? "", right.needs[0].person)
    }
    items = fills.sorted(by: order) + proposals.sorted(by: order)
  }

  /// How many people are in it, each as often as they lack something.
  package var gapCount: Int { items.reduce(0) { $0 + $1.needs.count } }

  /// Takes those for whom a session comes in time, the most urgent first, as many as there are seats.
  private static func taking(
    from needs: inout [Need], into session: TrainingSession, free: Int?
  ) -> [Need] {
    guard let date = session.date, let last = session.lastDay else { return [] }
    var taken: [Need] = []
    needs.removeAll { need in
      guard taken.count < free ?? Int.max, need.isHere(on: date), need.isHere(on: last),
        need.isAtOnce || last <= need.day
      else { return false }
      taken.append(need)
      return true
    }
    return taken
  }
}

extension TrainingPlan.Need {
  /// `nil` when nothing is to be done: it is met for longer, not demanded, or booked in time.
  fileprivate init?(_ cell: TrainingCell, of person: Person, today: Day, days: Int) {
    guard cell.isMandatory, !person.isLeavingSoon(on: today) else { return nil }
    let last = today + days
    switch cell.state {
    case .valid, .dueSoon:
      guard let expires = cell.expires else { return nil }
      reason = cell.graceEnds == nil ? .runsOut : .grace
      day = cell.graceEnds ?? expires
      isAtOnce = false
    case .missing where (cell.due ?? today) > today:
      reason = .neededBy
      day = cell.due ?? today
      isAtOnce = false
    case .missing, .expired, .planned:
      reason = cell.expires == nil ? .missing : .expired
      day = max(today, person.joined ?? today)
      isAtOnce = day == today
    case .desirable, .notRequired: return nil
    }
    guard day <= last else { return nil }
    // What is a gap already is helped by any booking soon; what still counts, only by one before it ends.
    let isGap = reason == .missing || reason == .expired
    if let booked = cell.booked, booked <= (isGap ? last : day) { return nil }
    // Who is gone before it runs out needs no refresher.
    if !isGap, let left = person.left, left <= day { return nil }
    booked = cell.booked
    self.person = person.id
    area = person.area
    joined = person.joined
    left = person.left
  }

  /// `nil` when it is booked in time, or needed only after the last day looked ahead.
  fileprivate init?(starting need: StartingNeed, of person: Person, last: Day) {
    guard !need.isBookedInTime, need.due <= last, person.left.map({ need.due < $0 }) ?? true
    else { return nil }
    self.person = person.id
    reason = .neededBy
    day = need.due
    isAtOnce = false
    booked = need.booked
    area = person.area
    joined = person.joined
    left = person.left
  }
}

extension Person {
  /// Whether their last day is so near that no training is worth its while.
  package func isLeavingSoon(on today: Day) -> Bool {
    left.map { $0 - today <= TrainingPlan.leavingDays } ?? false
  }
}

// MARK: Who is trained together

extension TrainingPlan {
  private struct Group {
    var needs: [Need]
    /// The sites, or areas of no site, that they are of.
    var sites: Set<RecordID?>

    var site: RecordID? { sites.count == 1 ? sites.first ?? nil : nil }
  }

  /// Groups that fit the seats, people of one site together; of one site the most urgent and then those of one area.
  private static func groups(
    of needs: [Need], seats: Int?, in organisation: Organisation
  ) -> [Group] {
    guard !needs.isEmpty else { return [] }
    var bySite: [RecordID?: [Need]] = [:]
    for need in needs { bySite[organisation.meetingPlace(of: need.area), default: []].append(need) }
    guard let seats, needs.count > seats else {
      return [Group(needs: needs, sites: Set(bySite.keys))]
    }
    func isBefore(_ left: Need, _ right: Need) -> Bool {
      if left.day != right.day { return left.day < right.day }
      return (organisation.areaName(left.area), left.person)
        < (organisation.areaName(right.area), right.person)
    }
    var full: [Group] = []
    var rests: [Group] = []
    for (site, people) in bySite {
      var people = people.sorted(by: isBefore)[...]
      while people.count >= seats {
        full.append(Group(needs: Array(people.prefix(seats)), sites: [site]))
        people = people.dropFirst(seats)
      }
      if !people.isEmpty { rests.append(Group(needs: Array(people), sites: [site])) }
    }
    // What is left of a site stays together and fills up with others, the largest first.
    var joined: [Group] = []
    for rest in rests.sorted(by: {
      ($1.needs.count, $0.needs[0].person) < ($0.needs.count, $1.needs[0].person)
    }) {
      if let place = joined.firstIndex(where: { $0.needs.count + rest.needs.count <= seats }) {
        joined[place].needs += rest.needs
        joined[place].needs.sort(by: isBefore)
        joined[place].sites.formUnion(rest.sites)
      } else {
        joined.append(rest)
      }
    }
    return full + joined
  }
}

extension Organisation {
  /// Where people of an area come together: its site, else the outermost area it belongs to; `nil` for no area.
  fileprivate func meetingPlace(of area: RecordID?) -> RecordID? {
    site(of: area)?.id ?? areaAndAbove(area).last?.id
  }
}
