/// What other registers call the columns.
enum HeadingWords {
  /// A heading as it is compared: letters and figures in lower case, so that "Due date", "due_date"
  /// and "DUE-DATE" are one; "#" is a number.
  static func normal(_ text: String) -> String {
    let word = String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    return word.isEmpty && text.contains("#") ? "number" : word
  }

  /// The fields that a heading may be, the likeliest first.
  static func fields(of word: String, _ kind: RegisterKind) -> [String] {
    let found = table(of: kind).filter { $0.words.contains(word) }.map(\.field)
    guard found.isEmpty, NameColumns.isJoined(word) else { return found }
    switch kind {
    case .people: return ["name"]
    case .training: return ["person"]
    default: return []
    }
  }

  /// The key of a column that is no field: which nonconformity a corrective action is about, in a register that
  /// keeps the two apart.
  static let linkedNonconformity = "nonconformity of the action"

  /// Headings of the day on which the effectiveness was judged, or will be.
  static let checkDates: Set = ["effectivenesscheckdate", "effectivenessreviewdate"]

  typealias Row = (field: String, words: Set<String>)

  private static func table(of kind: RegisterKind) -> [Row] {
    switch kind {
    case .people: people
    case .actions: actions
    case .training: training
    case .requirements: requirements
    case .audits: AuditHeadings.audits
    case .lines: AuditHeadings.lines
    case .questions: AuditHeadings.questions
    case .standards: AuditHeadings.standards
    case .competences: competences
    case .roles: roles
    case .areas: areas
    case .documents: documents
    case .objectives: objectives
    case .responsibilities: responsibilities
    case .sessions: sessions
    case .reviews: reviews
    case .certificates: certificates
    case .bodies: bodies
    case .waivers, .selfchecks, .matrix: []
    }
  }

  private static let actions: [Row] = [
    (
      "reference",
      words(
        """
        ref id no nr number refno refnumber referenceno referencenumber actionno actionid
        actionnumber actionref ncno ncid ncnumber ncrno ncrnumber nonconformityid nonconformityno
        carno carid carnumber capano capaid capanumber item itemno recordno recordid key
        """)
    ),
    (
      "title",
      words(
        """
        name summary subject headline shortdescription issue finding problem nonconformity
        nonconformance description defectdescription defect action actionrequired
        """)
    ),
    ("kind", words("type recordtype actiontype issuetype kindofaction")),
    ("grade", words("grading severity classification class level ncgrade")),
    ("source", words("origin raisedfrom foundby whereitcamefrom sourceofaction")),
    ("category", words("theme topic")),
    ("area", words("department dept process site location team unit function")),
    (
      "clauses",
      words("clause isoclause standardclause clauseno clausenumber requirement clauseref")
    ),
    (
      "owner",
      words(
        """
        responsible responsibleperson personresponsible responsibility assignee assignedto
        assigned actionowner actionby actionee who lead
        """)
    ),
    (
      "raised_by",
      words(
        "reportedby createdby openedby identifiedby foundby detectedby author reporter initiator")
    ),
    (
      "raised",
      words(
        """
        dateraised raiseddate raisedon opened dateopened openeddate openedon opendate created
        datecreated createddate createdon creationdate reported datereported reporteddate
        dateidentified issuedate dateissued ncdate date
        """)
    ),
    (
      "due",
      words(
        """
        duedate datedue dueby dueon deadline targetdate target targetcompletion
        targetcompletiondate plannedcompletion plannedcompletiondate tobecompletedby bywhen when
        """)
    ),
    ("stage", words("status state progress currentstatus")),
    (
      "closed",
      words(
        """
        closeddate dateclosed closedon closuredate closedate closingdate completeddate
        datecompleted completedon completiondate actualcompletion actualcompletiondate
        """)
    ),
    (
      "correction",
      words("immediateaction immediatecorrection correctiontaken fix")
    ),
    ("root_cause", words("cause causes whys fivewhys 5whys rootcauseanalysis rootcauses why")),
    (
      "plan",
      words(
        """
        actionplan steps plansteps correctiveaction correctiveactions plannedaction plannedactions
        actions action actionrequired actionstaken
        """)
    ),
    (
      "effectiveness_due",
      words(
        """
        effectivenesscheckdue effectivenessduedate effectivenesscheck effectivenesscheckdate
        effectivenessreviewdate verificationdue
        """)
    ),
    ("effective", words("iseffective effectivenessconfirmed waseffective effectiveness")),
    ("recurrence_of", words("recurrence repeatof repeats")),
    ("evidence", words("objectiveevidence evidenceofclosure closureevidence proof attachments")),
    (
      "notes",
      words(
        """
        note whathappened comment comments remarks details detail longdescription description
        finding issue problem
        """)
    ),
    (
      "containment",
      words("containmentaction containmentactions interimaction interimcontainment containedby")
    ),
    ("containment_limits", words("limitsofcontainment containmentlimit")),
    ("containment_until", words("containmentholdsuntil containmentexpires containeduntil")),
    (
      "cause_category",
      words("rootcausecategory causetype rootcausetype causecode rootcausecode causeclass")
    ),
    ("similar", words("similarelsewhere")),
    (
      "effectiveness_criterion",
      words("criterion effectivenesscriteria successcriterion successcriteria measureofsuccess")
    ),
    ("effective_result", words("effectivenessresult resultofcheck verificationresult")),
    ("effective_by", words("judgedby verifiedby effectivenessby")),
    ("effective_on", words("judgedon verifiedon dateverified effectivenessdate")),
    ("effective_evidence", words("evidenceofeffect evidenceofeffectiveness effectivenessevidence")),
    ("cancel_reason", words("reasonforcancelling cancellationreason reasoncancelled")),
    ("extension", words("extensionstate extensionstatus")),
    ("extension_asked", words("extensionaskedon extensionrequested extensionrequestdate")),
    ("extension_until", words("extendeduntil extendedto extensiondate")),
    ("submissions", words("submissionstobody submissionstocertificationbody")),
    (
      linkedNonconformity,
      words(
        """
        ncid ncno ncnumber ncref ncreference ncrid ncrno ncrnumber nonconformityid nonconformityno
        linkednc relatednc linkednonconformity relatednonconformity
        """)
    ),
  ]

  static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
