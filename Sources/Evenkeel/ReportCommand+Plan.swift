internal import ArgumentParser
internal import Records
internal import Reports

extension ReportCommand {
  /// What of the options belongs to a plan of trainings only.
  func validatePlan() throws {
    if kind != .plan, days != nil { throw ValidationError("--days belongs to report plan") }
    if kind != .plan, format == .ics { throw ValidationError("ics belongs to report plan") }
    if let days, !(0...3660).contains(days) {
      throw ValidationError("--days is a number from 0 to 3660, not \(days)")
    }
  }

  /// Prints which trainings are to be booked, or a calendar of them.
  func printPlan(_ organisation: Organisation) {
    let report = TrainingPlanReport(
      of: organisation, today: today.day, days: days ?? TrainingPlan.usualDays)
    switch format {
    case .ics: print(report.calendar(stamp: Clock.now).text, terminator: "")
    case .html: print(report.html, terminator: "")
    case .md, .json: print(report.markdown, terminator: "")
    }
  }
}
