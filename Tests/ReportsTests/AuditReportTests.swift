import Records
import Reports
import Testing

@Suite struct AuditReportTests {
  /// An audit of 8.4 by the owner of the area, with a finding, a strength and open lines.
  private func organisation(isReported: Bool = false) throws -> (Organisation, Audit) {
    var organisation = smallOrganisation()
    var area = Area(id: id("stores"))
    area.name = "Stores <main>"
    area.owner = id("Okafor")
    organisation.areas.put(area)
    var audit = Audit(id: id("ia"))
    audit.reference = "IA-2026-01"
    audit.title = "Purchasing & goods"
    audit.clauses = [ClauseReference("9001:2015 8.4")].compactMap(\.self)
    audit.areas = [area.id]
    audit.auditor = id("Okafor")
    audit.auditees = [id("Mei Lim")]
    audit.planned = day("2026-11-20")
    audit.starts = day("2026-11-19")
    audit.ends = day("2026-11-20")
    audit.duration = 6
    audit.justification = "Nobody else can read the drawings"
    audit.conclusion = "Sound.\nBut thin."
    audit.reopenings = ["2026-11-20 Lim: wrong clause"]
    let move = DateMove(
      from: day("2026-10-01"), to: day("2026-11-20"), by: "Lim", on: day("2026-09-30"),
      why: "auditor ill")
    audit.moves = [move]
    if isReported { audit.signOff(on: today) }
    organisation.audits.put(audit)
    let verdicts: [(AuditLine.Finding?, String)] = [
      (.minor, "Two of | five <b>\nnot evaluated"), (.strength, "Count sheets are exemplary"),
      (.notApplicable, "no services"), (nil, ""), (.conforming, ""),
    ]
    for (place, (finding, notes)) in verdicts.enumerated() {
      var line = AuditLine(id: id("l\(place)"))
      line.audit = audit.id
      line.order = place + 1
      line.clause = ClauseReference(place == 4 ? "9001:2015 9.2" : "9001:2015 8.4")
      line.question = "Question \(place)?"
      line.finding = finding
      line.notes = notes
      line.spent = 1000
      organisation.auditLines.put(line)
    }
    var found = try #require(organisation.auditLines[id("l0")])
    found.evidence = "PO-12"
    found.asked = "buyer"
    found.sample = 5
    found.population = 40
    found.action = id("nc14")
    organisation.auditLines.put(found)
    var left = try #require(organisation.auditLines[id("l4")])
    left.dropped = "done in spring"
    organisation.auditLines.put(left)
    var followUp = try #require(organisation.auditLines[id("l1")])
    followUp.earlier = id("ofi3")
    organisation.auditLines.put(followUp)
    return (organisation, audit)
  }

  private func text(isBlank: Bool = false, isHTML: Bool = false, isReported: Bool = false) throws
    -> String
  {
    let (organisation, audit) = try organisation(isReported: isReported)
    return AuditPaper.text(
      of: audit, in: organisation, library: tinyLibrary, today: today, isBlank: isBlank,
      isHTML: isHTML)
  }

  @Test(
    "The report says everything that a reader has to know",
    arguments: [
      "# Audit report IA-2026-01 Purchasing & goods, Harbour Engineering Ltd",
      "> **Draft, not signed off: 1 of 4 lines not assessed.**",
      "- **Scope:** 9001:2015 8.4 External providers", "- **Criteria:** ISO 9001:2015",
      "- **Auditor:** Okafor", "- **Audited:** Mei Lim",
      "- **Held:** Thu 19 Nov 2026 to Fri 20 Nov 2026", "- **Time planned:** 6 h",
      "- **Time on the lines:** 1 h 23 min", "Sound.  \nBut thin.",
      "- Impartiality: Okafor owns Stores <main>",
      "Justification: Nobody else can read the drawings",
      "| 2026-10-01 | 2026-11-20 | 2026-09-30 | Lim | auditor ill |",
      "- Opened again after signing off: 2026-11-20 Lim: wrong clause",
      "### Minor: Delivery notes unsigned",
      "- **Where:** line 1, 9001:2015 8.4 External providers",
      "- **Words:** Two of | five <b>  \n  not evaluated", "- **Evidence:** PO-12",
      "- **Sample:** 5 of 40", "- **Interviewed:** buyer",
      "- **Action:** NC-2026-014, owner Okafor, due Tue 20 Oct 2026 (overdue), open",
      "- Count sheets are exemplary (line 2, 9001:2015 8.4 External providers)",
      "OFI-2026-003 Label the racks", "done in spring", "no services", "Question 3?",
      "## Annex: all lines",
    ])
  func says(part: String) throws {
    // Marks and the padding of tables aside.
    let plain = try text().replacing("\\", with: "")
      .replacing(#/ {2,}\|/#, with: " |")
    #expect(plain.contains(part), "\(plain)")
  }

  @Test("A report that is signed off is no draft")
  func final() throws {
    let text = try text(isReported: true)
    #expect(!text.contains("Draft"))
    #expect(text.contains("- **Reported:** Fri 20 Nov 2026"))
  }

  @Test("HTML needs nothing else, is escaped, prints on A4, and repeats the heads of tables")
  func html() throws {
    for isBlank in [false, true] {
      let page = try text(isBlank: isBlank, isHTML: true)
      #expect(page.hasPrefix("<!DOCTYPE html>\n"))
      #expect(!page.contains("<b>") && !page.contains("<main>"))
      for outside in ["http", "src=", "<script", "<link"] { #expect(!page.contains(outside)) }
      for rule in ["size: A4", "table-header-group", "break-inside: avoid"] {
        #expect(page.contains(rule))
      }
      for tag in ["section", "table", "tr", "td", "dl", "p", "div", "ul", "h3"] {
        let opened = page.ranges(of: "<\(tag)>").count + page.ranges(of: "<\(tag) ").count
        #expect(opened == page.ranges(of: "</\(tag)>").count, "\(tag)")
      }
    }
    #expect(try text(isHTML: true).contains("Two of | five &lt;b&gt;<br>\nnot evaluated"))
  }

  @Test("The blank checklist has each line with its number and boxes, follow-ups first")
  func blank() throws {
    let text = try text(isBlank: true)
    let numbers = text.matches(of: #/### (\d+)\./#).map { String($0.1) }
    #expect(numbers == ["2", "1", "3", "4"])
    #expect(text.contains("Earlier: OFI-2026-003 improvement, Label the racks (in progress)"))
    #expect(text.contains("[ ] c   [ ] m   [ ] M   [ ] b   [ ] o   [ ] s   [ ] n   [ ] i"))
    #expect(!text.contains("Two of"))
    let page = try self.text(isBlank: true, isHTML: true)
    #expect(page.ranges(of: "<span class=\"box\">").count == 4 * 8)
  }

  @Test("An audit without lines, and an external one with its actions, report as well")
  func bare() throws {
    var organisation = smallOrganisation()
    var audit = Audit(id: id("ea"))
    audit.reference = "EA-2026-01"
    audit.auditKind = .surveillance
    audit.starts = day("2026-09-01")
    audit.ends = day("2026-09-02")
    audit.lead = "V. Petrov"
    organisation.audits.put(audit)
    var action = try organisation.action("NC-2026-014")
    action.source = .externalAudit
    action.grade = .major
    organisation.actions.put(action)
    let text = AuditPaper.text(
      of: audit, in: organisation, library: tinyLibrary, today: today, isBlank: false,
      isHTML: false)
    #expect(text.contains("### Major: Delivery notes unsigned"))
    #expect(text.contains("- **Their auditor:** V. Petrov"))
    #expect(!text.contains("Annex"))
  }

  @Test("What came back since the audit before is compared")
  func compared() throws {
    var (organisation, audit) = try organisation()
    var before = Audit(id: id("before"))
    before.reference = "IA-2025-01"
    before.title = "Purchasing"
    before.clauses = audit.clauses
    before.planned = day("2025-11-01")
    before.signOff(on: day("2025-11-02"))
    organisation.audits.put(before)
    var line = AuditLine(id: id("b1"))
    line.audit = before.id
    line.clause = audit.clauses.first
    line.finding = .ofi
    line.action = id("ofi3")
    organisation.auditLines.put(line)
    let text = AuditPaper.text(
      of: audit, in: organisation, library: tinyLibrary, today: today, isBlank: false,
      isHTML: false)
    #expect(text.contains("IA-2025-01 Purchasing of Sun 2 Nov 2025: 1 worse."))
    #expect(text.contains("Came back: minor 9001:2015 8.4 External providers (NC-2026-014 "))
  }

  @Test("A finding that the certification body took back has a section of its own, with the reason")
  func withdrawn() throws {
    var (organisation, audit) = try organisation()
    audit.auditKind = .surveillance
    organisation.audits.put(audit)
    var line = try #require(organisation.auditLines[id("l0")])
    line.dropped = "Evidence was there after all"
    line.reference = "NC-04"
    organisation.auditLines.put(line)
    let text = AuditPaper.text(
      of: audit, in: organisation, library: tinyLibrary, today: today, isBlank: false,
      isHTML: false)
    let section = try #require(
      text.split(separator: "\n## ").first { $0.hasPrefix("Withdrawn\n") })
    #expect(section.contains("### Withdrawn, was minor: Delivery notes unsigned"))
    #expect(section.contains("- **Withdrawn because:** Evidence was there after all"))
    #expect(section.contains("- **Their reference:** NC-04"))
    let unseen = try #require(
      text.split(separator: "\n## ").first { $0.hasPrefix("What was not looked at") })
    #expect(!unseen.contains("Evidence was there after all"))
    // A question that was left out without a verdict is still no finding.
    #expect(text.contains("withdrawn (minor)"))
    #expect(!text.contains("### Minor"))
    #expect(try !self.text().contains("Withdrawn"))
  }
}
