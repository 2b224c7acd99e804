import Records
import Testing

@Suite("When a document is held against practice")
struct DocumentReviewTests {
  @Test(
    "fixed days are read as people write them",
    arguments: [
      ("03-31", "31 Mar every year"), ("3-31", "31 Mar every year"),
      ("31 mar", "31 Mar every year"),
      ("Mar 31", "31 Mar every year"), ("31 March", "31 Mar every year"),
      ("31.3.", "31 Mar every year"), ("31.03", "31 Mar every year"),
      ("09-30 every year", "30 Sep every year"), ("30 sep yearly", "30 Sep every year"),
      ("29 feb", "29 Feb every year"), ("02-29", "29 Feb every year"),
      ("2027-06-01", "1 Jun 2027"), ("2027-06-01 once", "1 Jun 2027"), ("1 jun 2027", "1 Jun 2027"),
      ("1.6.2027", "1 Jun 2027"), ("2027-06-01 every year", "1 Jun every year"),
      ("2028-02-29", "29 Feb 2028"),
      ("30 feb", nil), ("02-30", nil), ("13-01", nil), ("2027-02-29", nil), ("fri", nil),
      ("today", nil), ("+2w", nil), ("", nil), ("every year", nil), ("31", nil),
      ("31 mar once", nil),
      ("spring", nil), ("q1", nil), ("2027", nil), ("1 2 3", nil), ("0-0", nil), ("-3-1", nil),
      ("９-３０", nil),
    ] as [(String, String?)])
  func reading(text: String, day: String?) {
    #expect(ReviewDay(text)?.description == day)
  }

  private func document(
    issued: String? = "2026-01-31", every: String? = nil, on days: [String] = [],
    reviews: [String] = []
  ) throws -> Document {
    var document = Document(id: try id("sop"))
    document.reference = "SOP-07"
    document.place = "binder"
    document.owner = try id("mei")
    document.issued = try issued.map { try day($0) }
    document.reviewEvery = every.flatMap { Period($0) }
    document.reviewOn = days
    document.reviews = try reviews.map {
      var review = DocumentReview()
      review.on = try day($0)
      review.matches = true
      return review
    }
    return document
  }

  @Test(
    "the next review",
    arguments: [
      // The interval, from the issue or the last review, ends with the month.
      ("2026-01-31", "1 month", [], [], "2026-02-28"),
      ("2028-01-31", "1 month", [], [], "2028-02-29"),
      ("2028-02-29", "12 months", [], [], "2029-02-28"),
      ("2026-01-31", "12 months", [], ["2026-06-15"], "2027-06-15"),
      ("2026-01-31", "12 months", [], ["2026-06-15", "2026-03-01"], "2027-06-15"),
      ("2026-01-31", "90 days", [], [], "2026-05-01"),
      // Fixed days: the first one after, and not the day itself.
      ("2026-03-30", nil, ["03-31"], [], "2026-03-31"),
      ("2026-03-31", nil, ["03-31"], [], "2027-03-31"),
      ("2026-04-01", nil, ["03-31"], [], "2027-03-31"),
      ("2026-01-31", nil, ["03-31", "30 sep"], ["2026-03-31"], "2026-09-30"),
      ("2026-12-31", nil, ["12-31"], [], "2027-12-31"),
      // 29 February in years that have one, and in those that do not.
      ("2026-01-31", nil, ["29 feb"], [], "2026-02-28"),
      ("2026-02-28", nil, ["29 feb"], [], "2027-02-28"),
      ("2027-02-28", nil, ["29 feb"], [], "2028-02-29"),
      ("2028-02-28", nil, ["29 feb"], [], "2028-02-29"),
      ("2028-02-29", nil, ["29 feb"], [], "2029-02-28"),
      // One day, until a review was held on it or later.
      ("2026-01-31", nil, ["2027-06-01"], [], "2027-06-01"),
      ("2026-01-31", nil, ["2027-06-01"], ["2027-05-31"], nil),
      // A review within 30 days before a fixed day counts for it.
      ("2026-01-31", nil, ["31 mar"], ["2026-03-20"], "2027-03-31"),
      ("2026-01-31", nil, ["31 mar"], ["2026-03-01"], "2027-03-31"),
      ("2026-01-31", nil, ["31 mar"], ["2026-02-28"], "2026-03-31"),
      ("2026-01-31", nil, ["2027-06-01"], ["2027-05-02"], nil),
      ("2026-01-31", nil, ["2027-06-01"], ["2027-05-01"], "2027-06-01"),
      ("2026-01-31", "12 months", ["31 mar"], ["2026-03-20"], "2027-03-20"),
      // Of fixed days close to one another it is a quarter of the way: here 7 of 31 days.
      ("2026-01-31", nil, ["1 mar", "1 apr"], ["2026-03-25"], "2027-03-01"),
      ("2026-01-31", nil, ["1 mar", "1 apr"], ["2026-03-24"], "2026-04-01"),
      // The day of issue is no review.
      ("2026-03-20", nil, ["31 mar"], [], "2026-03-31"),
      ("2026-01-31", nil, ["2027-06-01"], ["2027-06-01"], nil),
      // The earliest of both.
      ("2026-01-31", "12 months", ["03-31"], [], "2026-03-31"),
      ("2026-01-31", "1 month", ["03-31"], [], "2026-02-28"),
      // Nothing says so, or not since when.
      ("2026-01-31", nil, [], [], nil), (nil, "12 months", ["03-31"], [], nil),
      (nil, nil, ["2027-06-01"], [], "2027-06-01"),
      (nil, "12 months", [], ["2026-06-15"], "2027-06-15"),
      ("2026-01-31", "0 days", [], [], nil), ("2026-01-31", nil, ["in spring"], [], nil),
    ] as [(String?, String?, [String], [String], String?)])
  func next(
    issued: String?, every: String?, fixed: [String], reviews: [String], next: String?
  ) throws {
    let document = try document(issued: issued, every: every, on: fixed, reviews: reviews)
    #expect(document.nextReview?.description == next)
  }

  private func yard(_ documents: [Document]) throws -> Organisation {
    var organisation = try bareOrganisation()
    var mei = Person(id: try id("mei"))
    mei.name = "Mei"
    mei.roles = [try id("driver")]
    organisation.people.put(mei)
    for name in ["driver", "welder"] {
      var role = Role(id: try id(name))
      role.name = name
      organisation.roles.put(role)
    }
    for document in documents { organisation.documents.put(document) }
    return organisation
  }

  private func kinds(_ organisation: Organisation, _ on: String) throws -> [DocumentFlaw.Kind] {
    organisation.documentFlaws(today: try day(on)).map(\.kind)
  }

  @Test("a review is past due from the day after, and then it is on the agenda as overdue")
  func pastDue() throws {
    let reviewed = try yard([try document(every: "1 month", reviews: ["2026-01-31"])])
    #expect(try kinds(reviewed, "2026-02-28").isEmpty)
    #expect(try kinds(reviewed, "2026-03-01") == [.reviewOverdue])
    let item = try #require(reviewed.agenda(today: try day("2026-03-01")).first)
    #expect(item.kind == .document)
    #expect(item.days == -1)
    #expect(item.owner == "Mei")
    // Never held against practice: when the first is past due, or nothing says when it is.
    let never = try yard([try document(every: "1 month")])
    #expect(try kinds(never, "2026-02-28").isEmpty)
    #expect(try kinds(never, "2026-03-01") == [.neverReviewed])
    #expect(try kinds(try yard([try document()]), "2026-01-31") == [.neverReviewed])
    #expect(try kinds(try yard([try document()]), "2026-01-30").isEmpty)
    // Nothing is asked of what is no longer in force.
    var withdrawn = try document(every: "1 month")
    withdrawn.withdrawn = try day("2026-02-28")
    #expect(try kinds(try yard([withdrawn]), "2026-03-01").isEmpty)
    #expect(try yard([withdrawn]).agenda(today: try day("2026-03-01")).isEmpty)
  }

  @Test("what does not match practice asks for an action or a new version")
  func doesNotMatch() throws {
    var document = try document(every: "12 months", reviews: ["2026-06-01"])
    document.version = "4"
    document.reviews[0].version = "4"
    document.reviews[0].matches = false
    var organisation = try yard([document])
    #expect(try kinds(organisation, "2026-06-02") == [.doesNotMatch])
    var action = Action(id: try id("du"))
    action.title = "bring up to date"
    organisation.actions.put(action)
    document.reviews[0].action = action.id
    organisation.documents.put(document)
    #expect(try kinds(organisation, "2026-06-02").isEmpty)
    action.stage = .cancelled
    organisation.actions.put(action)
    #expect(try kinds(organisation, "2026-06-02") == [.doesNotMatch])
    document.version = "5"
    document.issued = try day("2026-06-02")
    organisation.documents.put(document)
    #expect(try kinds(organisation, "2026-06-02").isEmpty)
    // A later review that finds no difference settles it as well.
    document.version = "4"
    var later = DocumentReview()
    later.on = try day("2026-06-03")
    later.matches = true
    document.reviews.insert(later, at: 0)
    organisation.documents.put(document)
    #expect(try kinds(organisation, "2026-06-03").isEmpty)
  }

  @Test("roles that nobody holds, owners who left or are missing, no place")
  func people() throws {
    var document = try document(every: "12 months")
    document.roles = [try id("driver"), try id("welder")]
    document.place = " "
    var organisation = try yard([document])
    #expect(try kinds(organisation, "2026-02-01") == [.noPlace, .roleNobodyHolds])
    let flaw = try #require(organisation.documentFlaws(today: try day("2026-02-01")).last)
    #expect(flaw.text == "names the role welder, which nobody holds")
    #expect(flaw.behind.map(\.id) == [try id("welder")])
    var mei = try #require(organisation.people[try id("mei")])
    mei.left = try day("2026-02-01")
    organisation.people.put(mei)
    #expect(try kinds(organisation, "2026-02-01") == [.noPlace, .roleNobodyHolds])
    #expect(
      try kinds(organisation, "2026-02-02")
        == [.noPlace, .ownerLeft, .roleNobodyHolds, .roleNobodyHolds])
    document.owner = nil
    organisation.documents.put(document)
    #expect(try kinds(organisation, "2026-02-01").contains(.noOwner))
  }

  @Test("what is replaced: the end of the way counts, and a circle has none")
  func replaced() throws {
    var documents: [Document] = []
    for name in ["a", "b", "c"] {
      var document = try document(every: "12 months")
      document = document.copied(name, try id(name))
      documents.append(document)
    }
    documents[0].withdrawn = try day("2026-02-01")
    documents[0].replacedBy = try id("b")
    var organisation = try yard(documents)
    #expect(try kinds(organisation, "2026-02-02").isEmpty)
    documents[1].withdrawn = try day("2026-02-01")
    organisation = try yard(documents)
    #expect(try kinds(organisation, "2026-02-01").isEmpty)
    #expect(try kinds(organisation, "2026-02-02") == [.replacementWithdrawn])
    documents[1].replacedBy = try id("c")
    organisation = try yard(documents)
    #expect(try kinds(organisation, "2026-02-02").isEmpty)
    #expect(organisation.finalReplacement(of: documents[0])?.id == (try id("c")))
    #expect(organisation.wouldMakeCircle(try id("c"), replacedBy: try id("a")))
    #expect(!organisation.wouldMakeCircle(try id("c"), replacedBy: nil))
    documents[2].replacedBy = try id("a")
    organisation = try yard(documents)
    #expect(try kinds(organisation, "2026-02-02").allSatisfy { $0 == .replacementWithdrawn })
    #expect(try kinds(organisation, "2026-02-02").count == 3)
    // A competence that still teaches what is gone names it.
    documents[2].replacedBy = nil
    organisation = try yard(documents)
    var competence = Competence(id: try id("course"))
    competence.name = "Handling"
    competence.teaches = try id("a")
    organisation.competences.put(competence)
    #expect(try kinds(organisation, "2026-02-02") == [.stillNamed])
  }

  @Test(
    "a form that is withdrawn has something in its place",
    arguments: [
      ("form", true), ("Checklist", true), ("forms, other", true), ("procedure", false),
      ("information", false),
    ])
  func forms(sort: String, isFlawed: Bool) throws {
    var document = try document(every: "12 months")
    document.sort = sort
    document.withdrawn = try day("2026-02-01")
    #expect(
      try kinds(try yard([document]), "2026-02-02") == (isFlawed ? [.formNotReplaced] : []))
  }
}

extension Document {
  fileprivate func copied(_ reference: String, _ id: RecordID) -> Document {
    var copy = Document(id: id)
    copy.reference = reference
    copy.place = place
    copy.owner = owner
    copy.issued = issued
    copy.reviewEvery = reviewEvery
    return copy
  }
}
