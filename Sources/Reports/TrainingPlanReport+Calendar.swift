package import Records

extension TrainingPlanReport {
  /// The plan for a calendar: sessions, what is to be booked by when, what runs out, and what is to be judged.
  ///
  /// - Parameter stamp: when it is written.
  package func calendar(stamp: Moment) -> Calendar {
    Calendar(
      name: organisation.name.isEmpty ? "Trainings" : "Trainings, \(organisation.name)",
      stamp: stamp,
      events: sessionEvents + proposalEvents + expiryEvents + judgementEvents)
  }

  /// What tells an event from those of others: what it is, which records, whose organisation.
  private func uid(_ kind: String, _ parts: [String]) -> String {
    // Blanks have no place in what calendars compare byte by byte.
    let words = ([kind] + parts).joined(separator: "-").map {
      $0.isWhitespace || $0 == "@" ? "_" : $0
    }
    return "\(String(words))@\(organisation.profile.id.text).evenkeel"
  }

  /// Sessions to come, those nobody said who came to, and those to come that were cancelled.
  private var sessionEvents: [Calendar.Event] {
    let cancelled = organisation.sessions.all.filter { session in
      !session.cancelled.isEmpty && session.lastDay.map { $0 >= today } ?? false
    }.sorted { $0.id < $1.id }
    return (openSessions + cancelled).compactMap { session in
      guard let date = session.date else { return nil }
      var event = Calendar.Event(
        uid: uid("session", [session.id.text]), day: date,
        summary: "Training: \(name(of: session.competence))")
      event.last = session.lastDay
      let records = organisation.attendance(of: session.id)
      var details = [
        session.starts.isEmpty ? "" : "Starts \(session.starts)",
        session.duration.isEmpty ? "" : "Takes \(session.duration)",
        session.trainer.isEmpty ? "" : "Trainer: \(session.trainer)",
        session.provider.isEmpty ? "" : "Provider: \(session.provider)",
        "\(records.count)\(session.seats.map { " of \($0) seats" } ?? "") booked",
      ]
      details += records.map { organisation.personName($0.person) }
      if !session.cancelled.isEmpty { details.append("Cancelled: \(session.cancelled)") }
      event.details = details.filter { !$0.isEmpty }.joined(separator: "\n")
      event.place = session.place
      event.category = "Training"
      event.isCancelled = !session.cancelled.isEmpty
      return event
    }
  }

  /// Sessions to be booked, known by the competence and their place among those of it.
  private var proposalEvents: [Calendar.Event] {
    var counts: [RecordID: Int] = [:]
    return plan.items.filter { $0.session == nil }.map { item in
      counts[item.competence, default: 0] += 1
      var event = Calendar.Event(
        uid: uid("plan", [item.competence.text, "\(counts[item.competence] ?? 1)"]), day: item.day,
        summary: "To be booked by: \(name(of: item.competence)), \(item.needs.count) to train")
      event.details = item.needs.map(words).joined(separator: "\n")
      event.category = "Training to be booked"
      return event
    }
  }

  private var expiryEvents: [Calendar.Event] {
    expiries.compactMap { cell in
      guard let day = cell.lastDay else { return nil }
      let who = organisation.personName(cell.person)
      var event = Calendar.Event(
        uid: uid("expiry", [cell.person.text, cell.competence.text]), day: day,
        summary: "Runs out: \(name(of: cell.competence)), \(who)")
      let grace = cell.graceEnds == nil ? "" : ", in grace: the refresher is overdue"
      event.details =
        "The last day on which it counts\(grace)."
        + (cell.booked.map { "\nBooked for \($0)." } ?? "")
      event.category = "Training runs out"
      return event
    }
  }

  private var judgementEvents: [Calendar.Event] {
    judgements.map { judgement in
      let key = judgement.session ?? judgement.records[0]
      var event = Calendar.Event(
        uid: uid("effect", [key.text, judgement.judge?.text ?? "nobody"]), day: judgement.due,
        summary: "Effect to be judged: \(name(of: judgement.competence))")
      let judge = judgement.judge.map(organisation.personName) ?? "nobody named"
      event.details =
        (["Judged by: \(judge)"] + judgement.people.map(organisation.personName))
        .joined(separator: "\n")
      event.category = "Training effect"
      return event
    }
  }
}
