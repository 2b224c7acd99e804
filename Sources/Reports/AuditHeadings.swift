/// What other registers call the columns of audits, of their lines, of questions and of standards.
enum AuditHeadings {
  static let audits: [HeadingWords.Row] = [
    ("reference", words("ref id no number auditno auditnumber auditid auditref auditreference")),
    ("title", words("name subject audit process what description")),
    ("kind", words("type audittype auditkind")),
    ("clauses", words("clause scope requirements isoclauses standardclauses")),
    ("areas", words("area department departments process processes site sites")),
    ("auditor", words("leadauditor lead auditedby")),
    ("team", words("auditors coauditors auditteam")),
    ("planned", words("plannedfor planneddate due duedate date when scheduled")),
    ("starts", words("start startdate firstday from begins")),
    ("ends", words("end enddate lastday to until")),
    ("state", words("status progress")),
    ("reported", words("reportdate reportedon datereported completed completedon")),
    ("notes", words("note comment comments remarks purpose")),
    ("body", words("certificationbody cb registrar certifier")),
    ("body_reference", words("theirreference theirref reportreference reportno reportnumber")),
    ("lead", words("theirauditor externalauditor")),
  ]

  static let lines: [HeadingWords.Row] = [
    ("audit", words("auditref auditreference auditid auditno auditnumber")),
    ("line", words("no number nr item lineno linenumber question_no")),
    ("clauses", words("clause")),
    ("verdict", words("answer result finding grade rating")),
    ("notes", words("note comment comments remarks observation words")),
    ("evidence", words("objectiveevidence records proof")),
    ("asked", words("interviewed interviewee who auditee")),
    ("sample", words("samplesize looked")),
    ("population", words("of total outof")),
  ]

  static let questions: [HeadingWords.Row] = [
    ("question", words("text questions ask checkpoint")),
    ("look_at", words("lookat evidence whattolookat guidance hint")),
    ("clauses", words("clause isoclause requirement reference")),
    ("aspect", words("kind type")),
    ("area", words("department process site")),
    ("retired", words("isretired inactive obsolete")),
  ]

  static let standards: [HeadingWords.Row] = [
    ("edition", words("standard name")),
    ("number", words("clause clauseno clausenumber no")),
    ("title", words("clausetitle text heading requirement")),
  ]

  private static func words(_ text: String) -> Set<String> { HeadingWords.words(text) }
}
