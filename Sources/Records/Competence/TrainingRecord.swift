/// A person met a competence on a day, or is booked to.
package struct TrainingRecord: Record {
  /// What came of it.
  package enum Result: String, Choice {
    package static var noun: String { "result" }
    case passed, failed
    case noShow = "no-show"
    case booked
  }

  /// Whether the training changed what is done (clause 7.2 c).
  package enum Effect: String, Choice {
    package static var noun: String { "judgement" }
    case yes, partly, no
  }

  package static let kind = RecordKind.training
  package static let fields = FieldTable<TrainingRecord>([
    Field("person", "Person", \.person, .link(.person)),
    Field("competence", "Competence", \.competence, .link(.competence)),
    Field("date", "Date", \.date, .day, hint: "the day it was met; a day to come books it"),
    Field(
      "expires", "Expires", \.expires, .day,
      hint: "only where it differs from what the role's refresher gives"),
    Field("evidence", "Evidence", \.evidence, .line, hint: "certificate number, path or address"),
    Field("notes", "Notes", \.notes, .text),
    Field(
      choice: "result", "Result", \.result, initially: .passed,
      hint: "passed, failed, no-show, or booked"),
    Field("level", "Level", \.level, .line, hint: "the level reached, of the organisation's scale"),
    Field(
      "trainer", "Trainer", \.trainer, .term([]), hint: "who taught it, or judged that it is met"),
    Field("duration", "Duration", \.duration, .line, hint: "half a day, 3 h, 2 days"),
    Field("session", "Session", \.session, .link(.session)),
    Field(
      "judged_by", "Effect judged by", \.judgedBy, .link(.person),
      hint: "who says later whether it changed what is done"),
    Field("judge_on", "Judge on", \.judgeOn, .day, hint: "when its effect is to be judged"),
    Field(
      choice: "effect", "Effective", \.effect,
      hint: "does the person do it as taught? no: it does not count any more"),
    Field("judged", "Judged", \.judged, .day, hint: "the day its effect was judged"),
    Field(
      "judgement", "Seen in", \.judgement, .text, hint: "what showed it: watched, figures, test"),
  ])
  package static var register: RegisterPath<TrainingRecord> { \.trainings }

  package let id: RecordID
  package var extras = Table()
  package var person: RecordID?
  package var competence: RecordID?
  package var date: Day?
  /// The day after which it no longer counts, where it differs from the computed one.
  package var expires: Day?
  package var evidence = ""
  package var notes = ""
  package var result = Result.passed
  /// The level reached, of the organisation's scale; empty when none was named.
  package var level = ""
  package var trainer = ""
  package var duration = ""
  /// The session in which it is or was taught.
  package var session: RecordID?
  /// Who judges its effect.
  package var judgedBy: RecordID?
  /// When its effect is to be judged; `nil` when it is not.
  package var judgeOn: Day?
  /// What was judged; `nil` as long as nobody did.
  package var effect: Effect?
  package var judged: Day?
  package var judgement = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { date.map(String.init(describing:)) ?? "" }

  /// Whether it counts on a day, as far as is known today, its expiry left out.
  package func counts(on day: Day, today: Day) -> Bool {
    isMet(on: day, today: today) && lastDay(until: .never, seenOn: day) >= day
  }

  /// Whether it was met by a day, as far as is known today: what is booked for a day to come will have been
  /// met then, what was booked and never confirmed was not.
  package func isMet(on day: Day, today: Day) -> Bool {
    guard let date, date <= day else { return false }
    switch result {
    case .passed: break
    case .booked: if date <= today { return false }
    case .failed, .noShow: return false
    }
    return true
  }

  /// The day it is booked for, seen from a day; `nil` when it is not.
  ///
  /// What took place by today is no booking, also when seen from a day before it.
  package func booking(on day: Day, today: Day) -> Day? {
    guard let date else { return nil }
    switch result {
    case .booked: return date >= max(day, today) ? date : nil
    case .passed: return date > max(day, today) ? date : nil
    case .failed, .noShow: return nil
    }
  }

  /// The last day on which it counts, when it otherwise would until a day: what was judged as without effect counted
  /// until the day before (clause 7.2 c).
  ///
  /// - Parameter seen: the day from which it is looked at; what was judged later was not known then.
  package func lastDay(until end: Day, seenOn seen: Day) -> Day {
    guard effect == .no, let judged = judged ?? date, judged <= seen else { return end }
    return min(end, judged - 1)
  }

  /// Whether it was booked for a day that has passed, and nobody said who came.
  package func isUnconfirmed(on today: Day) -> Bool {
    result == .booked && (date ?? .never) < today
  }

  /// Whether somebody still has to judge its effect.
  package var awaitsJudgement: Bool { result == .passed && judgeOn != nil && effect == nil }
}
