import Records

extension AuditsPane {
  static let commands: [Command] = forProgramme + forWalk + forBoards + ExternalBoard.commands

  private static let hasAudit: @Sendable (State) -> String? = { state in
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

  private static let verdicts: [(Character, AuditLine.Finding, String, String)] = [
    ("c", .conforming, "Conforming", "conforming"), ("m", .minor, "Minor nonconformity", "minor"),
    ("M", .major, "Major nonconformity", "major"),
    ("b", .observation, "Observation", "observation"),
    ("o", .ofi, "Opportunity for improvement", "OFI"), ("s", .strength, "Strength", "strength"),
    ("n", .notApplicable, "Not applicable", "notApplicable"),
    ("i", .toInvestigate, "To investigate", "investigate"),
  ]

  private static let forWalk: [Command] =
    verdicts.map { key, finding, title, id in
      Command(
        "walk.\(id)", [.character(key)], title, in: .walk, changes: true,
        obstacle: { $0.obstacleToWalking }
      ) { $0.judge(finding) }
    } + [
      Command(
        "walk.clear", [.character("-")], "Clear the verdict", in: .walk, changes: true,
        obstacle: { $0.obstacleToWalking }
      ) { $0.judge(nil) },
      Command(
        "walk.note", [.character("t")], "Notes: what you saw and heard", hint: "note", in: .walk,
        changes: true, obstacle: { $0.obstacleToWalking }
      ) { $0.editLine("notes") },
      Command(
        "walk.evidence", [.character("v")], "Evidence looked at", hint: "evidence", in: .walk,
        changes: true, obstacle: { $0.obstacleToWalking }
      ) { $0.editLine("evidence") },
      Command(
        "walk.asked", [.character("w")], "Who was asked", hint: "who", in: .walk, changes: true,
        obstacle: { $0.obstacleToWalking }
      ) { $0.editLine("asked") },
      Command(
        "walk.sample", [.character("z")], "Sample: how many of how many", in: .walk, changes: true,
        obstacle: { $0.obstacleToWalking }
      ) { $0.editLine("sample", "population") },
      Command(
        "walk.edit", [.character("e")], "Edit everything noted on this line", in: .walk,
        changes: true,
        obstacle: { $0.obstacleToWalking }
      ) {
        $0.editLine("notes", "evidence", "asked", "sample", "population", "question", "look_at")
      },
      Command(
        "walk.next", [.right, .character("j"), .down], "The next line", hint: "next", in: .walk
      ) { $0.moveInWalk(.down) },
      Command(
        "walk.previous", [.left, .character("k"), .up], "The line before", hint: "before", in: .walk
      ) {
        $0.moveInWalk(.up)
      },
      Command(
        "walk.unassessed", [.tab], "The next line not yet assessed", hint: "next open", in: .walk
      ) {
        $0.moveToUnassessed()
      },
      Command("walk.open", [.enter], "Open the action that the line led to", in: .walk) {
        $0.openLineLink()
      },
      Command(
        "walk.report", [.character("R")], "Sign off as reported", hint: "sign off", in: .walk,
        changes: true
      ) { $0.signOff() },
      Command(
        "walk.leave", [.escape], "Back to the programme; comes back to this line",
        hint: "programme", in: .walk
      ) {
        $0.leaveWalk()
      },
    ]
}
