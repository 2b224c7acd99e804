import Records

extension AuditsPane {
  static let commands: [Command] =
    forProgramme + forPaper + forQuestionnaire + forWalk + forBoards + ExternalBoard.commands

  static let hasAudit: @Sendable (State) -> String? = { state in
    state.currentAudit == nil ? "no audit is selected" : nil
  }

  private static let forProgramme: [Command] = [
    Command(
      "audit.walk", [.enter],
      "Walk the checklist, from the line last looked at; an external audit’s findings",
      hint: "walk",
      in: .audits, obstacle: hasAudit
    ) { $0.startWalk() },
    Command(
      "audit.plan", [.character("a")], "Plan an audit", hint: "plan", in: .audits, changes: true
    ) {
      $0.planAudit()
    },
    Command(
      "audit.external", [.character("x")],
      "External audit: plan or note one by the certification body", hint: "external",
      in: .audits, changes: true
    ) {
      $0.planExternalAudit()
    },
    Command(
      "audit.edit", [.character("e")], "Edit the audit and its scope", hint: "edit", in: .audits,
      changes: true, obstacle: hasAudit
    ) { $0.editAudit() },
    Command(
      "audit.move", [.character("d")], "Move the planned day, with the reason", hint: "date",
      in: .audits,
      changes: true, obstacle: hasAudit
    ) { $0.moveAudit() },
    Command(
      "audit.report", [.character("R")], "Sign off as reported, or open again with a reason",
      hint: "sign off", in: .audits, changes: true, obstacle: hasAudit
    ) { $0.signOff() },
    Command(
      "audit.cancel", [.character("X")], "Cancel the audit, with the reason", in: .audits,
      changes: true,
      obstacle: hasAudit
    ) { $0.cancelAudit() },
  ]
}
