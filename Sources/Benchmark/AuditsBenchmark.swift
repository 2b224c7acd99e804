import Records
import Screens

/// Times what an auditor waits for who walks a long checklist in a file with many audits.
enum AuditsBenchmark {
  static func run(audits: Int, lines: Int) {
    let organisation = LargeOrganisation.makeAudited(audits: audits, lines: lines)
    print("walking \(lines) lines in a file with \(audits) audits, \(audits * lines) lines in all")
    var shown = state(organisation)
    press([.character("3"), .enter], &shown)
    line("a verdict", Measured(runs: 60) { press([.character("c")], &shown) })
    line("undo a verdict", Measured(runs: 20) { press([.character("u")], &shown) })
    line("the next line", Measured(runs: 60) { press([.down], &shown) })
    press([.character("t")], &shown)
    line("a key in a note", Measured(runs: 40) { press([.character("x")], &shown) })
    line("keep a note", Measured(runs: 1) { press([.control("s")], &shown) })
    press([.escape], &shown)
    line("the next audit", Measured(runs: 60) { press([.down], &shown) })
  }

  private static func line(_ what: String, _ measured: Measured) {
    print("  " + what + String(repeating: " ", count: max(0, 28 - what.count)) + measured.text)
  }
}

extension LargeOrganisation {
  /// Many audits over three years, all but the first reported.
  static func makeAudited(audits: Int, lines: Int) -> Organisation {
    var organisation = make(actions: 2_000)
    let editions = ["9001:2015", "14001:2015"].compactMap(Edition.init)
    var profile = organisation.profile
    profile.standards = editions
    organisation.profiles.put(profile)
    var random = SeededGenerator(seed: 5)
    let clauses = editions.compactMap { library[$0] }.flatMap(\.auditableClauses)
    for number in 0..<audits {
      var audit = Audit(id: RecordID(using: &random))
      audit.reference = "IA-\(number)"
      audit.title = "Audit \(number)"
      audit.planned = number == 0 ? today : today - number * 5
      audit.state = number == 0 ? .inProgress : .reported
      audit.reported = number == 0 ? nil : audit.planned
      audit.areas = organisation.areas.all.prefix(1).map(\.id)
      audit.clauses = [clauses[number % clauses.count]]
      organisation.audits.put(audit)
      for order in 1...lines {
        var line = AuditLine(id: RecordID(using: &random))
        line.audit = audit.id
        line.order = order
        line.clause = clauses[(order / 3 + number) % clauses.count]
        line.question = "Show me the last three of number \(order), and what came of them."
        line.lookAt = "three samples chosen by you"
        if number > 0 {
          line.finding = order % 9 == 0 ? .observation : .conforming
          line.assessed = audit.planned
          line.notes = "Sampled three of forty, all in order."
        }
        organisation.auditLines.put(line)
      }
    }
    return organisation
  }
}
