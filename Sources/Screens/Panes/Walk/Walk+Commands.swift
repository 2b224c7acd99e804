import Records

extension AuditsPane {
  static let verdicts: [(key: Character, finding: AuditLine.Finding, title: String, id: String)] = [
    ("c", .conforming, "Conforming", "conforming"), ("m", .minor, "Minor nonconformity", "minor"),
    ("M", .major, "Major nonconformity", "major"),
    ("b", .observation, "Observation", "observation"),
    ("o", .ofi, "Opportunity for improvement", "OFI"), ("s", .strength, "Strength", "strength"),
    ("n", .notApplicable, "Not applicable", "notApplicable"),
    ("i", .toInvestigate, "To investigate", "investigate"),
  ]

  static let forWalk: [Command] =
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
        "walk.file", [.character("p")], "A photo or file, kept with its SHA-256", in: .walk,
        changes: true, obstacle: { $0.obstacleToWalking }
      ) { $0.addFile() },
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
      Command(
        "walk.filter", [.character("f")],
        "Show all lines, those not assessed, to investigate, findings, follow-ups", hint: "show",
        in: .walk
      ) { $0.turnWalkFilter() },
      Command("walk.jump", [.character("/")], "Go to a clause", hint: "clause", in: .walk) {
        $0.jumpToClause()
      },
      Command(
        "walk.add", [.character("a")], "Add a line after this one", in: .walk, changes: true,
        obstacle: { $0.obstacleToLines }
      ) { $0.addLine() },
      Command(
        "walk.split", [.character("S")], "Split: the same question again, for what differs",
        in: .walk, changes: true, obstacle: { $0.obstacleToWalking }
      ) { $0.splitLine() },
      Command(
        "walk.drop", [.character("x")], "Leave the line out with a reason, or take it in again",
        in: .walk, changes: true, obstacle: { $0.obstacleToWalking }
      ) { $0.dropLine() },
      Command(
        "walk.moveDown", [.character("J")], "Move the line down", in: .walk, changes: true,
        obstacle: { $0.obstacleToWalking }
      ) { $0.moveLine(by: 1) },
      Command(
        "walk.moveUp", [.character("K")], "Move the line up", in: .walk, changes: true,
        obstacle: { $0.obstacleToWalking }
      ) { $0.moveLine(by: -1) },
      State.answersCommand,
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
