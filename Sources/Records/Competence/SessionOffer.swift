/// A session to come, and how many seats are left in it.
package struct SessionOffer: Hashable, Sendable {
  package let session: TrainingSession
  /// Its first day.
  package let date: Day
  /// Who is booked for it.
  package let booked: [RecordID]

  /// How many can still be booked; `nil` for any number.
  package var free: Int? { session.seats.map { max(0, $0 - booked.count) } }

  /// "2026-11-18", "2026-11-18 to 2026-11-19"
  package var daysText: String {
    let last = session.lastDay ?? date
    return last > date ? "\(date) to \(last)" : "\(date)"
  }

  /// "3 of 8 seats free", "full: 8 seats".
  package var seatsText: String {
    guard let seats = session.seats, let free else { return "seats for any number" }
    return free == 0
      ? "full: \(seats) seat\(seats == 1 ? "" : "s")" : "\(free) of \(seats) seats free"
  }
}

extension Organisation {
  /// The sessions that are to come, the next first.
  ///
  /// - Parameter competence: only those that teach it; `nil` for all.
  package func sessionsToCome(of competence: RecordID? = nil, today: Day) -> [SessionOffer] {
    let open = sessions.all.filter { session in
      session.isOpen && (session.date ?? .never) >= today && session.date != nil
        && (competence == nil || session.competence == competence)
    }
    guard !open.isEmpty else { return [] }
    var booked: [RecordID: [RecordID]] = [:]
    for record in trainings.all where record.result == .booked || record.result == .passed {
      if let session = record.session, let person = record.person {
        booked[session, default: []].append(person)
      }
    }
    return open.compactMap { session in
      session.date.map {
        SessionOffer(session: session, date: $0, booked: booked[session.id] ?? [])
      }
    }
    .sorted {
      ($0.date, $0.session.starts, $0.session.id) < ($1.date, $1.session.starts, $1.session.id)
    }
  }
}
