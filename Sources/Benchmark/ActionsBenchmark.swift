import Records
import Screens

/// Times what the action register answers at every key or after every change.
enum ActionsBenchmark {
  static func run(actions count: Int) {
    let organisation = LargeOrganisation.makeVaried(actions: count)
    let today = LargeOrganisation.today
    let all = organisation.actions.all
    print("the register of actions, \(count) of them with \(organisation.history.count) changes")

    line("radar, first reading", Measured(runs: 5) { _ = radar(read: organisation) })
    var kept = radar(read: organisation)
    var draft = Action(id: all[0].id)
    draft.clauses = all[7].clauses
    draft.area = all[7].area
    let title = Array(all[7].title + " again and again")
    var typed = 0
    let typing = Measured(runs: 40) {
      typed = typed % title.count + 1
      draft.title = String(title[..<typed])
      _ = kept.matches(of: draft, in: organisation, today: today)
    }
    line("radar, a key in a title", typing)
    var place = 0
    let open = Measured(runs: 40) {
      place = (place + 501) % all.count
      _ = kept.matches(of: all[place], in: organisation, today: today)
    }
    line("radar, an action on file", open)
    let change = Measured(runs: 40) {
      kept.forget(all[7].id)
      _ = kept.matches(of: all[9], in: organisation, today: today)
    }
    line("radar, after a change", change)
    let again = Measured(runs: 5) {
      kept.forgetAll()
      _ = kept.matches(of: all[9], in: organisation, today: today)
    }
    line("radar, after any changes", again)
    line("recurrences by action", Measured(runs: 10) { _ = organisation.recurrences })
    let figures = Measured(runs: 10) {
      _ = organisation.actionFigures(by: .category, on: today)
    }
    line("figures by category", figures)
    line("advice", Measured(runs: 10) { _ = organisation.advisories(today: today) })

    readiness(organisation)
    var checked = state(organisation)
    line(
      "what is wrong, shown",
      Measured(runs: 5) { press([.character("c"), .escape], &checked) })
    press([.character("c")], &checked)
    line("what is wrong, the next", Measured(runs: 40) { press([.down], &checked) })

    var shown = state(organisation)
    press([.character("2"), .character("/")], &shown)
    for (what, text) in [("a word", "bafen"), ("a state", "is:overdue"), ("a field", "clause:8.2")]
    {
      press([.control("u")], &shown)
      let keys = Array(text)
      var typed = 0
      let filter = Measured(runs: keys.count) {
        press([.character(keys[typed])], &shown)
        typed += 1
      }
      line("filter, a key of \(what)", filter)
    }
  }

  /// What a change costs for the score, and what a month of its trend does while nobody types.
  private static func readiness(_ organisation: Organisation) {
    let today = LargeOrganisation.today
    let library = Library(standards: [], checklists: [])
    let basis = ReadinessBasis(of: organisation, today: today, library: library)
    line("readiness", Measured(runs: 10) { _ = organisation.readiness(basis) })
    let now = organisation.readiness(basis)
    var trend = ReadinessTrend(of: organisation, today: today, library: library, now: now)
    line(
      "readiness, a month of trend",
      Measured(runs: 12) {
        if trend.isComplete {
          trend = ReadinessTrend(of: organisation, today: today, library: library, now: now)
        }
        trend.step()
      })
  }

  private static func radar(read organisation: Organisation) -> Radar {
    var radar = Radar()
    _ = radar.matches(
      of: organisation.actions.all[0], in: organisation, today: LargeOrganisation.today)
    return radar
  }

  private static func line(_ what: String, _ measured: Measured) {
    print("  " + what + String(repeating: " ", count: max(0, 28 - what.count)) + measured.text)
  }
}
