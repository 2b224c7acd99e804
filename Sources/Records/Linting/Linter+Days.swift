/// Days in an order that cannot be, and days to come that tell of what was.
extension Linter {
  mutating func lookAtDays() {
    lookAtDaysOfActions()
    lookAtDaysOfAudits()
    for person in organisation.people.all {
      check(.person, person.id) {
        $0.order("Joined", person.joined, "left", "Left", person.left)
        for (index, term) in person.terms.enumerated() {
          $0.order(
            "the role's first day", term.from, "terms \(index + 1)", "its last day", term.until)
        }
      }
    }
    for objective in organisation.objectives.all {
      check(.objective, objective.id) {
        $0.order("From", objective.started, "due", "Due", objective.due)
        $0.order("From", objective.started, "closed", "Closed", objective.closed)
        $0.past("closed", "Closed", objective.closed)
        for (index, reading) in objective.readings.enumerated() {
          $0.past("readings \(index + 1)", "Reading \(index + 1)", reading.on)
        }
      }
    }
    for document in organisation.documents.all {
      check(.document, document.id) {
        $0.order("Issued", document.issued, "withdrawn", "Withdrawn", document.withdrawn)
        for (index, review) in document.reviews.enumerated() {
          $0.past("reviews \(index + 1)", "Review \(index + 1)", review.on)
        }
      }
    }
    for review in organisation.reviews.all {
      check(.review, review.id) {
        $0.order("Held", review.held, "minuted", "Minuted", review.minuted)
        $0.past("held", "Held", review.held)
        $0.past("minuted", "Minuted", review.minuted)
      }
    }
    for selfCheck in organisation.selfChecks.all {
      check(.selfCheck, selfCheck.id) {
        $0.order("Begun", selfCheck.begun, "finished", "Finished", selfCheck.finished)
        $0.past("finished", "Finished", selfCheck.finished)
      }
    }
    lookAtDaysOfCertificates()
    lookAtDaysOfTrainings()
  }

  private mutating func lookAtDaysOfActions() {
    let actions = organisation.actions.all
    for place in actions.indices {
      let stage = actions[place].stage
      // That it came back is often known long after; and other kinds than nonconformities need not be judged to be closed.
      let mayBeJudgedLater =
        actions[place].effective != true || !actions[place].needsCauseAndEffectiveness
      let closed = actions[place].closed
      let isInOrder = closed.map { (actions[place].raised ?? $0) <= $0 && $0 <= today } ?? true
      let flaws = actions[place].dateFlaws(on: today).filter { flaw in
        switch flaw.field {
        // Once it was judged nobody asks any more for which day that was planned.
        case "effectiveness_due": !stage.isFinal
        case "closed": !(mayBeJudgedLater && isInOrder)
        default: true
        }
      }
      for flaw in flaws { add(flaw, of: actions[place]) }
      lookAtDaysOfSteps(actions[place])
    }
  }

  /// Whether the field of the record was told of just before.
  private func isTold(_ flaw: DateFlaw, _ kind: RecordKind, _ id: RecordID) -> Bool {
    let about = RecordPlace(kind: kind, id: id)
    return flaws.suffix(8).contains { $0.record == about && $0.field == flaw.field }
  }

  private mutating func add(_ flaw: DateFlaw, of action: Action) {
    guard !isTold(flaw, .action, action.id) else { return }
    add(
      flaw.isToCome ? .dayToCome : .impossibleDates, .action, action.id, field: flaw.field,
      "\(action.name), \(RecordKind.action.fieldLabel(flaw.field)): \(flaw.what)",
      remedy: "\(flaw.remedy) (2, e)")
  }

  private mutating func lookAtDaysOfSteps(_ action: Action) {
    check(.action, action.id) {
      for (index, step) in action.plan.enumerated() where step.isCompleted {
        let key = "plan \(index + 1)"
        $0.order("Raised", action.raised, key, "Step \(index + 1) done", step.done)
        if action.stage == .closed {
          $0.order("Step \(index + 1) done", step.done, "closed", "Closed", action.closed)
        }
      }
      for (index, evidence) in action.evidence.enumerated() {
        $0.past("evidence \(index + 1)", "Evidence \(index + 1)", evidence.date)
      }
      for (index, submission) in action.submissions.enumerated() {
        $0.past("submissions \(index + 1)", "To the body \(index + 1)", submission.day)
      }
    }
  }

  private mutating func lookAtDaysOfAudits() {
    for audit in organisation.audits.all {
      check(.audit, audit.id) {
        $0.order("First day", audit.starts, "ends", "Last day", audit.ends)
        $0.order("First day", audit.starts, "reported", "Reported", audit.reported)
        $0.past("reported", "Reported", audit.reported)
        $0.past("notice_given", "Notice given", audit.noticeGiven)
      }
    }
    let lines = organisation.auditLines.all
    for place in lines.indices {
      guard let assessed = lines[place].assessed, assessed > today else { continue }
      check(.auditLine, lines[place].id) { $0.past("assessed", "Assessed", assessed) }
    }
  }

  private mutating func lookAtDaysOfCertificates() {
    for certificate in organisation.certificates.all {
      check(.certificate, certificate.id) {
        $0.order("Decided", certificate.decided, "expires", "Expires", certificate.expires)
        $0.order(
          "Certified since", certificate.certified, "decided", "Decided",
          certificate.decided)
        $0.past("decided", "Decided", certificate.decided)
        for (index, event) in certificate.events.enumerated() {
          $0.past("events \(index + 1)", "Decision \(index + 1)", event.on)
          $0.order(
            "decision \(index + 1)", event.on, "events \(index + 1) until",
            "its last day", event.until)
        }
        for (index, appeal) in certificate.appeals.enumerated() {
          let key = "appeals \(index + 1)"
          let appealed = "Appeal \(index + 1)"
          $0.order("\(appealed) lodged", appeal.lodged, key, "decided", appeal.decided)
          $0.order("\(appealed) lodged", appeal.lodged, key, "argued", appeal.argued)
          $0.past(key, "\(appealed) decided", appeal.decided)
        }
      }
    }
    for waiver in organisation.waivers.all {
      check(.waiver, waiver.id) {
        $0.order("On", waiver.on, "until", "Until", waiver.until)
      }
    }
  }

  private mutating func lookAtDaysOfTrainings() {
    let trainings = organisation.trainings.all
    for place in trainings.indices {
      let training = trainings[place]
      check(.training, training.id) {
        $0.order("Date", training.date, "expires", "Expires", training.expires)
        $0.order("Date", training.date, "judged", "Judged", training.judged)
        $0.past("judged", "Judged", training.judged)
      }
    }
    for session in organisation.sessions.all {
      check(.session, session.id) {
        $0.order("Date", session.date, "ends", "Last day", session.ends)
        $0.order("Date", session.date, "held", "Held", session.held)
        $0.past("held", "Held", session.held)
      }
    }
  }

  private mutating func check(_ kind: RecordKind, _ id: RecordID, _ look: (inout DayLook) -> Void) {
    var days = DayLook(today: today)
    look(&days)
    for flaw in days.flaws where !isTold(flaw, kind, id) {
      add(
        flaw.isToCome ? .dayToCome : .impossibleDates, kind, id, field: flaw.field,
        "\(called(kind, id)): \(flaw.what)", remedy: "\(flaw.remedy) (\(keys(kind)))")
    }
  }
}

/// The days of one record.
private struct DayLook {
  let today: Day
  var flaws: [DateFlaw] = []

  init(today: Day) { self.today = today }

  /// Notes when something is later than what follows it.
  mutating func order(
    _ label: String, _ first: Day?, _ thenKey: String, _ thenLabel: String,
    _ then: Day?
  ) {
    guard let first, let then, then < first else { return }
    flaws.append(
      DateFlaw(
        field: thenKey,
        what:
          "\(thenLabel.decapitalised) \(then.full), before \(label.decapitalised) \(first.full)",
        remedy: "correct one of them"))
  }

  /// Notes when what tells of the past is still to come.
  mutating func past(_ key: String, _ label: String, _ day: Day?) {
    guard let day, day > today else { return }
    flaws.append(
      DateFlaw(
        field: key,
        what: "\(label.decapitalised) \(day.full) is still to come",
        remedy: "correct it: no later than today", isToCome: true))
  }
}

extension String {
  fileprivate var decapitalised: String { prefix(1).lowercased() + dropFirst() }
}
