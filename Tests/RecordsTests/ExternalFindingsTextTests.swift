import Records
import Testing

@Suite("Findings in the text of a certification body's report")
struct ExternalFindingsTextTests {
  private func standard(_ name: String, _ numbers: [String]) throws -> Standard {
    Standard(
      edition: try edition(name), name: name, title: name,
      clauses: numbers.map { number in
        Standard.Clause(
          number: number, title: "clause \(number)",
          isHeading: numbers.contains { $0.hasPrefix(number + ".") })
      })
  }

  /// Reads a text for an audit over some editions.
  private func read(
    _ text: String, scope: [String] = ["9001:2015"], references: [String] = [],
    held: [String]? = nil, certified: [String] = []
  ) throws -> ExternalFindingsText {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = try (held ?? scope).map { try edition($0) }
    organisation.profiles.put(profile)
    var audit = Audit(id: try id("audit"))
    audit.auditKind = .surveillance
    audit.clauses = try scope.map { try clause("\($0) 8") }
    audit.body = try id("body")
    organisation.audits.put(audit)
    for text in certified {
      var certificate = Certificate(id: try id("certificate \(text.prefix(4))"))
      certificate.edition = Edition(text)
      certificate.body = audit.body
      organisation.certificates.put(certificate)
    }
    var area = Area(id: try id("purchasing"))
    area.name = "Purchasing"
    organisation.areas.put(area)
    var person = Person(id: try id("mei"))
    person.name = "Mei Lim"
    organisation.people.put(person)
    for reference in references {
      var line = AuditLine(id: try id("line \(reference)"))
      line.audit = audit.id
      line.reference = reference
      organisation.auditLines.put(line)
    }
    let library = Library(
      standards: [
        try standard(
          "9001:2015",
          ["7.1.5", "7.2", "7.5.3", "8", "8.4", "8.4.1", "8.4.2", "8.5.1", "9.2", "10.2"]),
        try standard("14001:2015", ["7.2", "8", "8.1", "9.1.2"]),
        try standard("27001:2022", ["8", "8.1", "A.8", "A.8.12"]),
      ], checklists: [])
    return ExternalFindingsText(text, for: audit, in: organisation, library: library)
  }

  /// "reference | grade | clauses | wording" of each finding.
  private func rows(_ read: ExternalFindingsText) -> [String] {
    read.findings.map { finding in
      let clauses = finding.clauses.map(\.description).joined(separator: ",")
      return "\(finding.reference) | \(finding.finding.rawValue) | \(clauses) | \(finding.wording)"
    }
  }

  @Test(
    "one finding in one line",
    arguments: [
      (
        "NC 2026-01 (minor) clause 8.4.1 ISO 9001:2015: Two suppliers were not evaluated.",
        "NC 2026-01 | minor | 9001:2015 8.4.1 | Two suppliers were not evaluated."
      ),
      (
        "NC-02 Major, ISO 9001 §8.5.1 - Work instruction missing",
        "NC-02 | major | 9001:2015 8.5.1 | Work instruction missing"
      ),
      (
        "1. Minor nonconformity, 8.4.1: The list is old",
        " | minor | 9001:2015 8.4.1 | The list is old"
      ),
      (
        "- Nebenabweichung NC-03, Kap. 7.2: Schulung nicht nachgewiesen",
        "NC-03 | minor | 9001:2015 7.2 | Schulung nicht nachgewiesen"
      ),
      (
        "Hauptabweichung HA-1 Abschnitt 9.2 DIN EN ISO 9001:2015: Kein internes Audit",
        "HA-1 | major | 9001:2015 9.2 | Kein internes Audit"
      ),
      (
        "Verbesserungspotenzial 7.2: Matrix pflegen", " | OFI | 9001:2015 7.2 | Matrix pflegen"
      ),
      (
        "• Opportunity for improvement (7.5.3) Number the forms",
        " | OFI | 9001:2015 7.5.3 | Number the forms"
      ),
      (
        "OBS-4 observation 8.4.2: watch the stock",
        "OBS-4 | observation | 9001:2015 8.4.2 | watch the stock"
      ),
      ("Hinweis: Die Ablage ist voll", " | observation |  | Die Ablage ist voll"),
      ("Strength: very clear work instructions", " | strength |  | very clear work instructions"),
      ("Stärke - Die Einarbeitung ist vorbildlich, 8.5.1", ""),
      (
        "NC 7 minor clauses 8.4.1 and 8.4.2: ISO 9001 was not followed",
        "NC 7 | minor | 9001:2015 8.4.1,9001:2015 8.4.2 | ISO 9001 was not followed"
      ),
      (
        "NC-5 minor 10.2.1 b) Cause not analysed",
        "NC-5 | minor | 9001:2015 10.2 | Cause not analysed"
      ),
      (
        "CAR 12 (Minor) 7.1.5.2: labels missing",
        "CAR 12 | minor | 9001:2015 7.1.5 | labels missing"
      ),
    ].filter { !$0.1.isEmpty })
  func oneLine(text: String, row: String) throws {
    let read = try read(text)
    #expect(read.problems.map(\.description) == [])
    #expect(rows(read) == [row])
  }

  @Test("blocks with labels on lines of their own, in English and in German")
  func blocks() throws {
    let english = try read(
      """
      Audit report BV-2026-117
      Surveillance of Harbour Engineering

      Finding 1: Major
      Standard: ISO 9001:2015
      Clause: 8.5.1
      Description: The torque was not checked
      on three of five frames.
      Objective evidence: frames 11, 12, 14

      Reference: NC-2
      Grade: minor
      Clause: 9001:2015 7.2
      Finding: No record of training.
      """)
    #expect(english.problems.map(\.description) == [])
    #expect(
      rows(english) == [
        "1 | major | 9001:2015 8.5.1 | The torque was not checked\non three of five frames.\nObjective evidence: frames 11, 12, 14",
        "NC-2 | minor | 9001:2015 7.2 | No record of training.",
      ])
    #expect(english.findings.map(\.place) == [4, 11])
    #expect(english.notes == ["2 lines before the first finding (1 to 2) are left out"])
    let german = try read(
      """
      Abweichung Nr. 4
      Einstufung: Nebenabweichung
      Normkapitel: ISO 9001:2015, 8.4.2
      Feststellung: Wareneingang nicht geprüft.
      """)
    #expect(german.problems.map(\.description) == [])
    #expect(rows(german) == ["4 | minor | 9001:2015 8.4.2 | Wareneingang nicht geprüft."])
  }

  @Test("lists under headings take the heading's grade")
  func sections() throws {
    let read = try read(
      """
      Minor nonconformities (2):
      1. 8.4.1 Two suppliers not evaluated.
         The list is from 2024.
      2. NC-8, 7.2: No training record.
      Opportunities for improvement
      - 7.5.3 Number the forms
      Positive aspects:
      - Very clear work instructions
      """)
    #expect(read.problems.map(\.description) == [])
    #expect(
      rows(read) == [
        " | minor | 9001:2015 8.4.1 | Two suppliers not evaluated.\nThe list is from 2024.",
        "NC-8 | minor | 9001:2015 7.2 | No training record.",
        " | OFI | 9001:2015 7.5.3 | Number the forms",
        " | strength |  | Very clear work instructions",
      ])
  }

  @Test(
    "tables with tabs, semicolons or bars, whatever the order of their columns",
    arguments: [
      "No.\tGrade\tClause\tFinding\nNC-1\tminor\t8.4.1\tNot evaluated\nNC-2\tMajor\t7.2\tNot trained",
      "Nr;Einstufung;Kapitel;Feststellung\nNC-1;Nebenabweichung;8.4.1;Not evaluated\n\nNC-2;Hauptabweichung;ISO 9001:2015 7.2;Not trained",
      "| Clause | Reference | Description | Grading |\n|---|---|---|---|\n| 8.4.1 | NC-1 | Not evaluated | Minor NC |\n| 7.2 | NC-2 | Not trained | Major NC |",
    ])
  func tables(text: String) throws {
    let read = try read(text)
    #expect(read.problems.map(\.description) == [])
    #expect(
      rows(read) == [
        "NC-1 | minor | 9001:2015 8.4.1 | Not evaluated",
        "NC-2 | major | 9001:2015 7.2 | Not trained",
      ])
  }

  @Test("a cell in quotation marks may hold the separator, and a broken line goes on with its row")
  func tableDetails() throws {
    let read = try read(
      "ref;grade;clause;finding\nNC-1;minor;8.4.1;\"Old; and unsigned\"\nNC-2;minor;7.2;Not\ntrained at all"
    )
    #expect(
      rows(read) == [
        "NC-1 | minor | 9001:2015 8.4.1 | Old; and unsigned",
        "NC-2 | minor | 9001:2015 7.2 | Not\ntrained at all",
      ])
  }

  @Test(
    "what cannot be read is named with its line",
    arguments: [
      ("NC-1 (minor) clause 8.9.9: x", 1, "NC-1 names a clause that no edition has: 8.9.9"),
      (
        "NC-1 (minor) ISO 9001:2015 6.1: x", 1,
        "NC-1 names a clause that 9001:2015 does not have: 6.1"
      ),
      (
        "NC-1 (minor) 9001:2008 7.2: x", 1,
        "NC-1 names an edition that is not known here: 9001:2008"
      ),
      ("NC-1 (minor): no clause at all", 1, "NC-1 names no clause"),
      ("\nNC-1 minor 7.2", 2, "NC-1 has no wording"),
      (
        "Finding 3 clause 7.2: who trains?", 1,
        "3 has no grade: minor, major, observation, OFI or strength"
      ),
      (
        "ref;grade;clause;finding\nNC-1;middling;7.2;x", 2,
        "NC-1 has a grade that is not known: middling (minor, major, observation, OFI or strength)"
      ),
      (
        "ref\tgrade\tfinding\tclause\nNC-1\tminor\tx\t7.2\tmore", 2,
        "NC-1 has 5 cells where the heading has 4: is a tab in a text?"
      ),
      ("Dear Sir, thank you for your hospitality.", 1, "no finding is recognised"),
      ("NC-1 minor 7.2: x\nNC-1 minor 7.2: y", 2, "NC-1 stands in line 1 already"),
      ("NC-9 minor 7.2: x", 1, "NC-9 is on file for this audit already"),
    ])
  func problems(text: String, line: Int, says: String) throws {
    let read = try read(text, references: ["NC-9"])
    #expect(read.problems.count == 1)
    #expect(read.problems.first?.line == line)
    #expect(read.problems.first?.text.hasPrefix(says) == true, "\(read.problems)")
  }

  @Test(
    "headings and words that bodies use for clauses, references and grades",
    arguments: [
      (
        "2. Minor NC (ISO 9001:2015, 7.5.3): The form is old",
        " | minor | 9001:2015 7.5.3 | The form is old"
      ),
      (
        "NC-1 minor Cl. 8.5.1: No instruction", "NC-1 | minor | 9001:2015 8.5.1 | No instruction"
      ),
      (
        "NC-1 minor\nStandard / clause: ISO 9001:2015 / 8.5.1\nFinding: No instruction",
        "NC-1 | minor | 9001:2015 8.5.1 | No instruction"
      ),
      ("NC 2026 minor 8.5.1: No", "NC 2026 | minor | 9001:2015 8.5.1 | No"),
      (
        "No.,Grade,Clause,Finding\nNC-1,minor,8.5.1,Not done, and not seen",
        "NC-1 | minor | 9001:2015 8.5.1 | Not done, and not seen"
      ),
      (
        "No.,Grade,Finding,Clause\nNC-1,minor,\"Not done, and not seen\",8.5.1",
        "NC-1 | minor | 9001:2015 8.5.1 | Not done, and not seen"
      ),
    ])
  func wordsOfBodies(text: String, expected: String) throws {
    let read = try read(text)
    #expect(read.problems.map(\.description) == [])
    #expect(rows(read) == [expected])
  }

  @Test(
    "a nonconformity without a grade is read as a minor, and that is said",
    arguments: [
      "1. Abweichung (9001:2015, 8.4.1): Nicht bewertet",
      "Nr;Art;Kapitel;Feststellung\n1;Abweichung;8.4.1;Nicht bewertet",
      "Abweichungen (1)\n- 8.4.1: Nicht bewertet",
    ])
  func ungraded(text: String) throws {
    let read = try read(text)
    #expect(read.problems.map(\.description) == [])
    #expect(read.findings.map(\.finding) == [.minor])
    #expect(read.findings.map(\.wording) == ["Nicht bewertet"])
    #expect(read.notes.count == 1)
    #expect(read.notes.first?.contains("has no grade and is read as a minor") == true)
    // One that is graded after all is none of those.
    let major = try self.read("1. Abweichung NC-7 8.4.1\nGrade: major\nFinding: x")
    #expect(major.findings.map(\.finding) == [.major] && major.notes == [])
  }

  @Test(
    "columns of areas and owners name those on file; others are left out and named",
    arguments: [("Area", "Owner"), ("Bereich", "Verantwortlich")])
  func areaAndOwner(area: String, owner: String) throws {
    let read = try read(
      "No.\tGrade\tClause\tFinding\t\(area)\t\(owner)\nNC-1\tminor\t8.4.1\tNot done\tpurchasing\tMei Lim\nNC-2\tminor\t8.4.1\tNot seen\tStores\tB. Nobody\n"
    )
    #expect(read.problems.map(\.description) == [])
    #expect(read.findings.map(\.wording) == ["Not done", "Not seen"])
    #expect(read.findings.map(\.area) == [try id("purchasing"), nil])
    #expect(read.findings.map(\.owner) == [try id("mei"), nil])
    #expect(
      read.notes == [
        "line 3: the area Stores of NC-2 is not on file and is left out",
        "line 3: the owner B. Nobody of NC-2 is not on file and is left out",
      ])
  }

  @Test("a bare number is of the edition that the body certified, where that is one")
  func certifiedEdition() throws {
    let held = ["9001:2015", "14001:2015"]
    let open = try read("NC-1 minor 7.2: x", scope: [], held: held)
    #expect(
      open.problems.first?.text
        == "NC-1 says 7.2, which 9001:2015 and 14001:2015 have: write which edition, such as 9001:2015 7.2, or give the audit its clauses, which solves it for all"
    )
    let one = try read("NC-1 minor 7.2: x", scope: [], held: held, certified: ["14001:2015"])
    #expect(one.findings.first?.clauses.map(\.description) == ["14001:2015 7.2"])
    let both = try read("NC-1 minor 7.2: x", scope: [], held: held, certified: held)
    #expect(both.problems.count == 1)
  }

  @Test("a number that several audited standards have needs its edition; one that one has does not")
  func editions() throws {
    let scope = ["9001:2015", "14001:2015"]
    let both = try read("NC-1 minor 7.2: x", scope: scope)
    #expect(
      both.problems.first?.text
        == "NC-1 says 7.2, which 14001:2015 and 9001:2015 have: write which edition, such as 14001:2015 7.2"
    )
    let one = try read(
      "NC-1 minor 8.4.1: x\nNC-2 minor ISO 14001 7.2: y\nNC-3 major 9.1.2: z\nNC-4 minor 9001:2015 7.2, 14001:2015 7.2: both",
      scope: scope)
    #expect(one.problems.map(\.description) == [])
    #expect(
      one.findings.map { $0.clauses.map(\.description).joined(separator: ",") } == [
        "9001:2015 8.4.1", "14001:2015 7.2", "14001:2015 9.1.2", "9001:2015 7.2,14001:2015 7.2",
      ])
    let annex = try read("NC-1 minor A.8.12: leaked", scope: ["27001:2022"])
    #expect(annex.findings.first?.clauses.map(\.description) == ["27001:2022 A.8.12"])
  }

  @Test("anything at all can be read without harm", arguments: 0..<40)
  func survives(seed: Int) throws {
    var source = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "NC-1", "minor", "Major", "8.4.1", ":", "(", ")", "\n", "\t", ";", "|", "ISO 9001:2015",
      "clause",
      "Kap.", "1.", "- ", "\"", "Grade:", "Clause:", "ref;grade;finding", "\u{1F600}", "é", "  ",
      "{",
      "Hinweis", "0", "999999999999999999999", "A.", "..", "\r\n",
    ]
    var text = ""
    for _ in 0..<120 {
      text += pieces[Int(source.next(upperBound: UInt64(pieces.count)))]
      if Int(source.next(upperBound: UInt64(2))) == 0 { text += " " }
    }
    let read = try read(text)
    #expect(!read.findings.isEmpty || !read.problems.isEmpty)
  }
}
