import Records

extension ExternalBoard {
  private static let hasFinding: @Sendable (State) -> String? = { state in
    state.externalLine == nil ? "no finding is selected" : obstacle(state)
  }

  /// Why nothing can be changed; `nil` when it can.
  private static let obstacle: @Sendable (State) -> String? = { state in
    guard let audit = state.externalAudit else { return "this audit is no longer there" }
    return switch audit.state {
    case .reported: "\(audit.name) is signed off; r opens it again with a reason"
    case .cancelled: "\(audit.name) was cancelled"
    case .planned, .inProgress: nil
    }
  }

  /// What a paste while the board is in front does: the same as its key, and on the same conditions.
  static func pasting(_ text: String) -> Command {
    Command(
      "external.pasted", [], "Take in pasted findings", in: .external, changes: true,
      obstacle: obstacle
    ) { $0.pasteFindings(text) }
  }

  static let commands: [Command] = [
    Command(
      "external.open", [.enter], "Open the action of the finding, or what is behind the risk",
      hint: "open", in: .external
    ) { state in state.boards[.audits]?.board?.open(in: &state) },
    Command(
      "external.add", [.character("a")], "Add a finding of their report, then the next",
      hint: "add", in: .external, changes: true, obstacle: obstacle
    ) { $0.addExternalFinding() },
    Command(
      "external.paste", [.character("p")], "Take in findings from the text of their report",
      hint: "paste", in: .external, changes: true, obstacle: obstacle
    ) { $0.pasteFindings("") },
    Command(
      "external.edit", [.character("e")], "Edit the finding", hint: "edit", in: .external,
      changes: true, obstacle: hasFinding
    ) { $0.editExternalFinding() },
    Command(
      "external.withdraw", [.character("x")], "Withdraw the finding, with the reason",
      hint: "withdraw", in: .external, changes: true, obstacle: hasFinding
    ) { $0.withdrawFinding() },
    Command(
      "external.submission", [.character("B")],
      "To and from the certification body: submitted, accepted, rejected", hint: "to them",
      in: .external, changes: true,
      obstacle: { state in
        guard let line = state.externalLine else { return "no finding is selected" }
        return state.organisation.actions[line.action] == nil
          ? "this finding has no action, so there is nothing to submit" : nil
      }
    ) { state in
      if let line = state.externalLine, let action = state.organisation.actions[line.action] {
        state.editSubmission(of: action, at: nil)
      }
    },
    Command(
      "external.capa", [.character("R")], "CAPA report of its nonconformities, as a file",
      hint: "CAPA report", in: .external
    ) { state in
      if let audit = state.externalAudit { state.askForCAPA(audit) }
    },
    Command(
      "external.body", [.character("c")], "Contacts of the certification body, and its times",
      in: .external
    ) { state in
      if let audit = state.externalAudit { state.showBody(of: audit) }
    },
    Command(
      "external.signoff", [.character("r")],
      "Sign off as reported, or open again with a reason", hint: "sign off", in: .external,
      changes: true
    ) { $0.signOff() },
    Command(
      "external.audit", [.character("E")], "Edit the audit: body, days, scope", in: .external,
      changes: true, obstacle: obstacle
    ) { state in
      if let audit = state.externalAudit { state.editExternalAudit(audit) }
    },
  ]
}
