import Records
import Testing

@Suite("The stages of an audit, and what a finding makes")
struct AuditStagesTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func audit() throws -> Audit {
    var audit = Audit(id: try #require(RecordID("audit")))
    audit.planned = try day("2026-11-20")
    return audit
  }

  @Test("an audit is overdue from the day after its planned day until it is reported or cancelled")
  func overdue() throws {
    var audit = try audit()
    #expect(!audit.isOverdue(on: try day("2026-11-20")))
    #expect(audit.isOverdue(on: try day("2026-11-21")))
    audit.signOff(on: try day("2026-11-25"))
    #expect(!audit.isOverdue(on: try day("2026-11-26")))
  }

  @Test(
    "an external audit that was held is not overdue, nor one that still lasts",
    arguments: [
      // Planned, first and last day, whether findings are on file; overdue on 20 Nov 2026, and in the agenda by when.
      ("2026-11-10", "", "", false, true, "2026-11-10"), ("2026-11-10", "", "", true, false, ""),
      ("2026-11-10", "2026-11-10", "2026-11-12", false, false, ""),
      ("2026-11-10", "2026-11-18", "2026-11-20", false, false, "2026-11-20"),
      ("2026-11-10", "2026-11-23", "2026-11-25", false, false, "2026-11-23"),
      ("2026-11-10", "2026-11-18", "", false, true, "2026-11-18"),
      ("2026-11-10", "2026-11-18", "", true, false, ""),
      ("2026-11-20", "", "", false, false, "2026-11-20"), ("", "", "2026-11-19", false, false, ""),
      // Its real days have passed: it was held, whatever day it was planned for.
      ("2026-12-01", "2026-11-10", "2026-11-12", false, false, ""),
    ])
  func externalOverdue(
    planned: String, starts: String, ends: String, hasFindings: Bool, isOverdue: Bool, owed: String
  ) throws {
    var audit = try audit()
    audit.auditKind = .surveillance
    audit.planned = Day(planned)
    audit.starts = Day(starts)
    audit.ends = Day(ends)
    audit.state = hasFindings ? .inProgress : .planned
    let today = try day("2026-11-20")
    #expect(audit.isOverdue(on: today) == isOverdue)
    var organisation = try bareOrganisation()
    organisation.audits.put(audit)
    #expect(
      organisation.agenda(today: today, days: 60).map(\.due)
        == (owed.isEmpty ? [] : [try day(owed)]))
    // One's own audits are done when they are reported.
    audit.auditKind = .internal
    #expect(audit.isOverdue(on: today) == (try !planned.isEmpty && day(planned) < today))
  }

  @Test(
    "a planned day moves with a reason only; going forward counts as a postponement, going back does not"
  )
  func moves() throws {
    var audit = try audit()
    let today = try day("2026-11-01")
    let later = try day("2026-12-01")
    #expect(throws: AuditProblem.moveNeedsReason) {
      try audit.move(to: later, by: "M. Lim", on: today, why: "  ")
    }
    #expect(audit.planned == (try day("2026-11-20")))
    try audit.move(to: later, by: "M. Lim", on: today, why: "auditor ill")
    try audit.move(to: try day("2026-11-10"), by: "M. Lim", on: today, why: "well again")
    #expect(audit.moves.count == 2)
    #expect(audit.postponements == 1)
  }

  @Test("opening again and cancelling need a reason, which stays on record")
  func reasons() throws {
    var audit = try audit()
    let today = try day("2026-11-25")
    audit.signOff(on: today)
    #expect(throws: AuditProblem.reopeningNeedsReason) {
      try audit.reopen(by: "M. Lim", on: today, why: "")
    }
    #expect(audit.state == .reported)
    try audit.reopen(by: "M. Lim", on: today, why: "wrong clause")
    #expect(audit.state == .inProgress)
    #expect(audit.reported == nil)
    #expect(throws: AuditProblem.cancellingNeedsReason) { try audit.cancel(why: " ") }
    try audit.cancel(why: "site closed")
    #expect(audit.state == .cancelled)
    #expect(audit.notes == "Cancelled: site closed")
  }

  @Test("a nonconformity on a follow-up line is a recurrence; an observation or OFI there is not")
  func recurrence() throws {
    var line = AuditLine(id: try #require(RecordID("line")))
    line.earlier = RecordID("earlier")
    var action = Action(id: try #require(RecordID("action")))
    action.take(.minor, on: line)
    #expect(action.grade == .minor)
    #expect(action.recurrenceOf == line.earlier)
    action.take(.ofi, on: line)
    #expect(action.actionKind == .improvement)
    #expect(action.grade == nil)
    #expect(action.recurrenceOf == nil)
  }

  @Test("actions are counted in the month they were raised and closed in, over the end of a year")
  func months() throws {
    var organisation = Organisation(profile: Profile(id: try #require(RecordID("o"))))
    for (number, raised) in ["2026-08-31", "2026-07-31", "2026-12-31", "2027-01-01"].enumerated() {
      var action = Action(id: try #require(RecordID("a\(number)")))
      action.raised = try day(raised)
      action.closed = number == 0 ? try day("2027-01-31") : nil
      organisation.actions.put(action)
    }
    let counts = MonthlyCounts(of: organisation, today: try day("2027-01-15"))
    #expect(counts.opened == [1, 0, 0, 0, 1, 1])
    #expect(counts.closed == [0, 0, 0, 0, 0, 1])
  }
}
