import Records
import Reports
import Testing

@Suite("The digest for the team")
struct DigestTests {
  private func organisation() throws -> Organisation {
    var organisation = smallOrganisation()
    var person = Person(id: try #require(RecordID("frost")))
    (person.name, person.joined) = ("K. Frost", today - 3)
    organisation.people.put(person)
    return organisation
  }

  @Test("good news comes first, what comes next is told by person, and one honest line ends it")
  func text() throws {
    let digest = DigestReport(
      of: try organisation(), since: today - 30, until: today, today: today)
    let text = digest.markdown
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(text.contains("- K. Frost joined: welcome."))
    #expect(text.contains("Thank you, "))
    #expect(headings.first == "## Good news")
    #expect(!text.lowercased().contains("overdue"))
    #expect(text.contains("As of \(String(today.full.dropFirst(4))) "))
    #expect(digest.html.contains("<h2>Good news</h2>"))
  }

  @Test("nothing new is told plainly, and nothing is made up")
  func nothing() throws {
    var profile = Profile(id: try #require(RecordID("p")))
    profile.name = "One Ltd"
    let digest = DigestReport(
      of: Organisation(profile: profile), since: today - 30, until: today, today: today)
    #expect(digest.markdown.contains("nothing new that went well"))
    #expect(digest.markdown.contains("nothing is past its day, and nothing falls due"))
  }

  @Test(
    "of a time that is over it does not say what comes next, and what is late says where to look")
  func past() throws {
    var organisation = try organisation()
    for (name, due) in [("late", today - 3), ("soon", today + 3)] {
      var action = Action(id: try #require(RecordID(name)))
      (action.reference, action.title) = (name, name)
      (action.due, action.owner) = (due, RecordID("frost"))
      organisation.actions.put(action)
    }
    for (until, isNext) in [(today, true), (today - 1, false)] {
      let text = DigestReport(of: organisation, since: today - 30, until: until, today: today)
        .markdown
      #expect(text.contains("## Next for you") == isNext)
      #expect(text.contains("evenkeel status and the dashboard list what is past its day."))
    }
  }

  @Test("a month ends on its last day and begins the day after the one before")
  func month() throws {
    #expect(
      DigestReport.usualStart(until: try #require(Day("2026-11-20"))).description == "2026-10-21")
  }
}
