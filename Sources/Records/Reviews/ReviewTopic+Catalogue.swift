extension ReviewTopicEntry {
  /// In the order of a meeting: what was decided, what changed, how it goes, what it takes, what could be better.
  static let all: [ReviewTopicEntry] = [
    ReviewTopicEntry(
      key: "actions", title: "Actions from earlier reviews",
      hint: "what was decided, what became of it, what holds it up",
      clauses: [
        "9001": "9.3.2 a", "14001": "9.3 a", "45001": "9.3 a", "27001": "9.3.2 a",
      ]),
    ReviewTopicEntry(
      key: "issues", title: "Changes inside and outside the business",
      hint: "market, law, technology, people; whether climate change is relevant (4.1)",
      clauses: [
        "9001": "9.3.2 b, 4.1", "14001": "9.3 b 1, 4.1", "45001": "9.3 b, 4.1",
        "27001": "9.3.2 b, 4.1",
      ]),
    ReviewTopicEntry(
      key: "parties", title: "Needs of interested parties",
      hint:
        "customers, authorities, neighbours, staff, owners; what they ask about the climate (4.2)",
      clauses: [
        "9001": "9.3.2 c 1, 4.2", "14001": "9.3 b 2, 4.2", "45001": "9.3 b 1, 4.2",
        "27001": "9.3.2 c, 4.2",
      ]),
    ReviewTopicEntry(
      key: "feedback", title: "Feedback from customers and others",
      hint: "satisfaction, complaints, praise, what others wrote to us",
      clauses: [
        "9001": "9.3.2 c 1", "14001": "9.3 f", "45001": "9.3 f", "27001": "9.3.2 e",
      ]),
    ReviewTopicEntry(
      key: "objectives", title: "Objectives",
      hint: "which are reached, which are not, what that costs the business",
      clauses: [
        "9001": "9.3.2 c 2", "14001": "9.3 c", "45001": "9.3 c", "27001": "9.3.2 d 4",
      ]),
    ReviewTopicEntry(
      key: "nonconformities", title: "Nonconformities and corrective actions",
      hint: "what keeps going wrong, and whether what is done about it works",
      clauses: [
        "9001": "9.3.2 c 4", "14001": "9.3 d 1", "45001": "9.3 d 1", "27001": "9.3.2 d 1",
      ]),
    ReviewTopicEntry(
      key: "monitoring", title: "Monitoring and measurement",
      hint: "what the figures of the processes say; what is not measured",
      clauses: [
        "9001": "9.3.2 c 3, c 5", "14001": "9.3 d 2", "45001": "9.3 d 2", "27001": "9.3.2 d 2",
      ]),
    ReviewTopicEntry(
      key: "audits", title: "Audit results, internal and external",
      hint: "what auditors found, what was not audited, what is owed to the certification body",
      clauses: [
        "9001": "9.3.2 c 6", "14001": "9.3 d 4", "45001": "9.3 d 4", "27001": "9.3.2 d 3",
      ]),
    ReviewTopicEntry(
      key: "suppliers", title: "Suppliers and contractors",
      hint: "who delivers as agreed, who does not, what follows",
      clauses: [
        "9001": "9.3.2 c 7", "14001": "8.1", "45001": "8.1.4", "27001": "8.1, A.5.22",
      ]),
    ReviewTopicEntry(
      key: "compliance", title: "Compliance obligations and incidents",
      hint: "law, permits and what else was promised: kept? what happened?",
      clauses: ["14001": "9.3 b 2, d 3", "45001": "9.3 b 2, d 1, d 3"], isCommon: false),
    ReviewTopicEntry(
      key: "workers", title: "Participation and consultation of workers",
      hint: "who was asked about what, what they said, what became of it",
      clauses: ["45001": "9.3 d 5, 5.4"], isCommon: false),
    ReviewTopicEntry(
      key: "risk", title: "Risk assessment and treatment",
      hint: "results of the assessment, and how far the treatment plan is",
      clauses: ["27001": "9.3.2 f, 8.2, 8.3"], isCommon: false),
    ReviewTopicEntry(
      key: "resources", title: "Resources",
      hint: "are people, skills, equipment and time enough?",
      clauses: ["9001": "9.3.2 d", "14001": "9.3 e", "45001": "9.3 e", "27001": "7.1"]),
    ReviewTopicEntry(
      key: "riskActions", title: "Effect of actions on risks and opportunities",
      hint: "what was done about them, and whether it helped",
      clauses: [
        "9001": "9.3.2 e", "14001": "9.3 b 4", "45001": "9.3 b 3, d 6", "27001": "6.1.1",
      ]),
    ReviewTopicEntry(
      key: "improvement", title: "Improvement",
      hint: "what could be better, and what is worth doing",
      clauses: [
        "9001": "9.3.2 f", "14001": "9.3 g", "45001": "9.3 g", "27001": "9.3.2 g",
      ]),
  ]
}
