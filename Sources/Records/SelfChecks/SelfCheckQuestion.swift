/// One question of the periodic health check, in our own words.
package struct SelfCheckQuestion: Hashable, Sendable {
  /// What it is known by in the file; never changed.
  package let key: String
  package let theme: SelfCheckTheme
  package let question: String
  /// What a "yes" looks like.
  package let good: String
  /// What the registers say to it; `nil` where nobody can tell from them.
  package let fact: SelfCheckFact?

  init(
    _ key: String, _ theme: SelfCheckTheme, _ question: String, good: String,
    _ fact: SelfCheckFact? = nil
  ) {
    self.key = key
    self.theme = theme
    self.question = question
    self.good = good
    self.fact = fact
  }
}

/// What the questions are grouped by; the order is that of the walk.
package enum SelfCheckTheme: String, Hashable, Sendable, CaseIterable {
  case practice = "procedures against practice"
  case ownership
  case outcomes = "business outcomes"
  case audits = "internal audits"
  case review = "management review"
  case nonconformities = "finding causes"
  case training
  case records = "records in the work"
  case celebrating = "celebrating improvement"
  case surveillance = "preparing for surveillance"
  case documents = "documentation"
  case outside = "outside help"
}

extension SelfCheckQuestion {
  /// All questions, theme by theme.
  package static let all: [SelfCheckQuestion] = [
    .init(
      "practice-asked", .practice,
      "Were the people who do the work asked this year whether the procedures say what they do?",
      good:
        "Each procedure was gone through with somebody who does the work, and their answer is on file.",
      .documentsReviewed),
    .init(
      "practice-match", .practice,
      "Would somebody who only read the procedure do the work as it is done?",
      good: "Where text and work differed, one of the two was changed, and it is known which.",
      .documentsMatching),
    .init(
      "practice-useful", .practice,
      "Do people look into the procedures when they are unsure, and find the answer there?",
      good:
        "They are short, at hand where the work is, and somebody can name the last time one helped."
    ),
    .init(
      "ownership-spread", .ownership,
      "Do the parts of the system belong to those who run that part of the business?",
      good:
        "Areas, documents and objectives have owners of their own, and nobody has most of them.",
      .ownershipSpread),
    .init(
      "ownership-absent", .ownership,
      "Would the system go on for three months without the person who knows it best?",
      good: "Each owner has a deputy who has done it before, and no ability rests on one person.",
      .heldByOne),
    .init(
      "ownership-top", .ownership,
      "Can top management say what the system is for and what they do in it?",
      good: "They answer for their part, ask for results and take part in audits as anybody else."),
    .init(
      "outcomes-why", .outcomes,
      "Can people name something the business has from the system, besides the certificate?",
      good: "Fewer complaints, fewer accidents, quicker delivery: with a figure and a name.",
      .objectivesWithOutcome),
    .init(
      "outcomes-read", .outcomes,
      "Are the objectives looked at as often as they should be, by those responsible for them?",
      good:
        "Each has a reading no older than its interval, and it is talked about where work is planned.",
      .objectivesRead),
    .init(
      "outcomes-decide", .outcomes,
      "Did an objective that was off track change a decision this year?",
      good: "It was taken as a problem of the business: somebody did something else because of it.",
      .objectiveActions),
    .init(
      "audits-kept", .audits, "Do internal audits take place when they were planned?",
      good: "None was put off more than once, and none is waiting.", .auditsKept),
    .init(
      "audits-find", .audits,
      "Do they find things that nobody knew, before somebody from outside does?",
      good: "Each says something new; what the certification body finds was mostly known.",
      .auditFindings),
    .init(
      "audits-forward", .audits,
      "Do they ask whether the procedure still fits the business and what is coming?",
      good:
        "The questions were changed since last time, and ask about growth, changes and new risks.",
      .questionnaire),
    .init(
      "audits-others", .audits,
      "Are the auditors able to ask, and do they audit somebody else's work?",
      good: "Several people audit, across departments, trained for it and changing places.",
      .auditors
    ),
    .init(
      "review-real", .review,
      "Is the management review a meeting that those who run the business want to have?",
      good: "They are all there, talk more than they are told, and it is not held for the auditor.",
      .reviewHeld),
    .init(
      "review-decides", .review, "Do its decisions get done?",
      good: "Each review decided something with a name and a day, and the last one's are done.",
      .reviewDecisions),
    .init(
      "causes-why", .nonconformities,
      "When something goes wrong, is it asked why until there is something to remove?",
      good: "The cause says more than what happened, and the action removes it.", .causes),
    .init(
      "causes-back", .nonconformities, "Does what was put right stay right?",
      good: "It was looked at months later by somebody else, and the same did not come again.",
      .recurrences),
    .init(
      "training-matrix", .training,
      "Is it known for each role what it takes, and who is still to learn what?",
      good:
        "New people are shown what they need within their first weeks, and nothing has run out.",
      .trainingGaps),
    .init(
      "training-effect", .training, "Does training change what people do?",
      good: "Somebody looked afterwards, and said what they saw.", .trainingEffect),
    .init(
      "records-once", .records,
      "Do records come about while the work is done, and not beside it?",
      good: "Nobody writes the same down twice; forms that only the auditor wants are gone."),
    .init(
      "records-found", .records,
      "Can what was done in an action be shown within a minute?",
      good: "Steps that are done name what came of them or what shows it.", .evidence),
    .init(
      "celebrating-told", .celebrating,
      "Do people hear of what got better, and who made it so?",
      good: "Good results are told at least as often as problems, with names.", .goodNews),
    .init(
      "celebrating-ideas", .celebrating,
      "Do ideas and reports come from those who do the work, and do they hear what came of them?",
      good: "Some of this year's actions were raised by staff, and each got an answer.", .staffIdeas
    ),
    .init(
      "surveillance-any", .surveillance,
      "Could an auditor come tomorrow, without anybody working late tonight?",
      good: "What is due is done, and evidence was added over the year and not in one week.",
      .overdue),
    .init(
      "surveillance-last", .surveillance,
      "Is everything that the certification body found last time dealt with?",
      good: "Its findings are closed, with evidence, and have not come back.", .externalFindings),
    .init(
      "documents-current", .documents,
      "Do documents name only roles, forms and systems that there still are?",
      good: "Each has an owner who is here and a day of review that has not passed.",
      .documentOwners),
    .init(
      "documents-less", .documents,
      "Was anything taken out this year that nobody needs?",
      good: "Documents were withdrawn or joined, and those who used them know what counts now.",
      .documentsWithdrawn),
    .init(
      "outside-look", .outside,
      "Did somebody from outside look at something this year that we no longer see ourselves?",
      good:
        "A customer, a colleague of another firm or an adviser was asked, and said something new."),
    .init(
      "outside-signs", .outside,
      "Is it known when outside help would pay, and who would be asked?",
      good:
        "The same finding again, a review without result, a merger or a new site: then it is asked for.",
      .helpSigns),
  ]

  /// The question with a key; `nil` for one that this program does not know.
  package static func named(_ key: String) -> SelfCheckQuestion? { byKey[key] }

  private static let byKey = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
}
