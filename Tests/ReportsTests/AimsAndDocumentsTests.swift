import Records
import Testing

@testable import Reports

@Suite("Objectives and documents as CSV and as a report")
struct AimsAndDocumentsTests {
  private func full() -> Organisation {
    var organisation = emptyOrganisation()
    for name in ["Ann", "Tom; the elder"] {
      var person = Person(id: id(name))
      person.name = name
      organisation.people.put(person)
    }
    var objective = Objective(id: id("goal"))
    objective.name = "On time"
    objective.outcome = "customers who stay"
    objective.owner = id("Ann")
    objective.unit = "%"
    objective.baseline = Quantity("90.5")
    objective.direction = .atMost
    objective.target = Quantity("-98.25")
    objective.started = day("2026-01-01")
    objective.due = day("2026-12-31")
    objective.frequency = Period(2, .weeks)
    objective.clauses = ["9001:2015 6.2"].compactMap { ClauseReference($0) }
    for (on, number, note) in [
      ("2026-10-31", "94", "one | two; three"), ("2026-11-19", "93.125", "\\ odd \\"),
    ] {
      var reading = Reading()
      reading.on = day(on)
      reading.reading = Quantity(number)
      reading.note = note
      reading.by = "Ann"
      objective.readings.append(reading)
    }
    objective.closed = day("2026-11-20")
    objective.givenUp = "no longer; wanted"
    organisation.objectives.put(objective)
    var document = Document(id: id("sop"))
    document.reference = "SOP-07"
    document.reviewEvery = Period(12, .months)
    document.reviewOn = ["31 mar", "2027-06-01 once"]
    var review = DocumentReview()
    review.on = day("2026-06-01")
    review.asked = [id("Ann"), id("Tom; the elder")]
    review.askedOthers = "night shift"
    review.matches = false
    review.changes = "they preheat | first"
    review.version = "3"
    review.by = "Ann"
    document.reviews = [review]
    organisation.documents.put(document)
    var next = Document(id: id("next"))
    next.reference = "SOP-08"
    organisation.documents.put(next)
    document.withdrawn = day("2026-07-01")
    document.replacedBy = next.id
    organisation.documents.put(document)
    return organisation
  }

  @Test(
    "readings, reviews and all else go out and come in without loss",
    arguments: [RegisterKind.objectives, .documents])
  func roundTrip(kind: RegisterKind) throws {
    let organisation = full()
    let text = Export.csv(of: kind, in: organisation, today: today, hasAllColumns: true)
    let people = Export.csv(of: .people, in: organisation, today: today)
    let (empty, _) = try importing(.people, people, into: emptyOrganisation(), ids: "p")
    let (copy, _) = try importing(kind, text, into: empty, ids: "new")
    #expect(Export.csv(of: kind, in: copy, today: today, hasAllColumns: true) == text)
    let goal = organisation.objectives.all[0]
    if kind == .objectives {
      let came = try #require(copy.objectives.all.first)
      #expect(came.readings == goal.readings)
      #expect(came.target == goal.target)
      #expect(came.direction == .atMost)
      #expect(came.frequency == goal.frequency)
    } else {
      let came = try #require(copy.documents.all.first { $0.reference == "SOP-07" })
      #expect(came.reviewOn == ["31 mar", "2027-06-01 once"])
      #expect(came.reviews.first?.asked.map { copy.personName($0) } == ["Ann", "Tom; the elder"])
      #expect(came.reviews.first?.changes == "they preheat | first")
      #expect(copy.documents[came.replacedBy]?.reference == "SOP-08")
    }
    // What is on file comes in without changing anything.
    let (_, plan) = try importing(kind, text, into: organisation, ids: "again")
    #expect(plan.changes.isEmpty)
  }

  @Test("an old export, without the further columns, still comes in")
  func oldExport() throws {
    let text = Export.csv(of: .objectives, in: full(), today: today)
    #expect(text.hasPrefix("name,measure,outcome,owner,deputy,due,closed,notes\r\n"))
    let (copy, _) = try importing(.objectives, text, into: full())
    #expect(copy.objectives.all.first?.readings.count == 2)
  }

  @Test(
    "a sheet of KPIs has targets and actual figures",
    arguments: [
      "KPI,Target,Actual,As of\nOn time,98 %,\"94,5 %\",31.10.2026\n",
      "KPI,Objective,Target,Actual,As of\nOTIF,On time,98,94.5,2026-10-31\n",
      "Objective;KPI;Sollwert;Istwert;Stichtag\nOn time;OTIF;98;94,5;31.10.2026\n",
    ])
  func sheet(text: String) throws {
    let (organisation, _) = try importing(.objectives, text, into: emptyOrganisation())
    let objective = try #require(organisation.objectives.all.first)
    #expect(objective.name == "On time")
    #expect(objective.target == Quantity("98"))
    #expect(objective.readings.map(\.reading) == [Quantity("94.5")])
    #expect(objective.readings.first?.on == day("2026-10-31"))
    // Taken in twice, it is one reading.
    let (again, _) = try importing(.objectives, text, into: organisation, ids: "y")
    #expect(again.objectives.all.first?.readings.count == 1)
  }

  @Test("without a day the actual figure is of today; one that is no number is reported")
  func actual() throws {
    let (organisation, _) = try importing(
      .objectives, "Objective,Target,Actual\nOn time,98,-\nScrap,2,1.5\n",
      into: emptyOrganisation())
    #expect(organisation.objectives.all.map(\.readings.count) == [0, 1])
    #expect(organisation.objectives.all.last?.readings.first?.on == today)
    #expect(
      problems(.objectives, "Objective,Target,Actual\nOn time,98,good\n").contains {
        $0.contains("is not a number such as 98.5: good")
      })
    #expect(
      !problems(.objectives, "Objective,Due,From\nOn time,2026-01-01,2026-12-31\n").isEmpty)
  }

  @Test("a list of documents has revisions, the last review and the next")
  func documentList() throws {
    let (organisation, _) = try importing(
      .documents,
      "Document no,Title,Revision,Last reviewed,Next review\nSOP-07,Handling,4,01.03.2026,01.03.2027\n",
      into: emptyOrganisation())
    let document = try #require(organisation.documents.all.first)
    #expect(document.version == "4")
    #expect(document.lastReview?.on == day("2026-03-01"))
    #expect(document.nextReview == day("2027-03-01"))
    #expect(
      problems(.documents, "Reference,review_on\nSOP-07,in spring\n").contains {
        $0.contains("is no day such as 31 mar or 2027-06-01: in spring")
      })
    #expect(
      problems(.documents, "Reference,Next review\nSOP-07,soon\n").contains {
        $0.contains("is not a day (yyyy-mm-dd): soon")
      })
  }

  @Test("the list for a meeting says what is asked, and survives marks in names")
  func report() {
    var organisation = full()
    var late = Objective(id: id("late"))
    late.name = "Scrap <b> | *down*"
    late.outcome = "less bought twice"
    late.unit = "%"
    late.target = Quantity("98")
    late.started = day("2026-01-01")
    late.due = day("2026-06-30")
    organisation.objectives.put(late)
    let report = ObjectivesReport(of: organisation, today: today)
    #expect(report.markdown.contains("1 off track, 1 given up"))
    #expect(
      report.markdown.contains(
        "decide what is done about it: no action is open; have it read again; name an owner"))
    #expect(report.markdown.contains("never read, and due since 30 Jun; target at least 98 %"))
    #expect(report.html.contains("Scrap &lt;b&gt; | *down*"))
    #expect(ObjectivesReport(of: emptyOrganisation(), today: today).markdown.contains("none"))
  }
}
