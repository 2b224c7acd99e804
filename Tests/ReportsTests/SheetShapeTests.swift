import Records
import Testing

@testable import Reports

@Suite struct SheetShapeTests {
  @Test("A list whose course has an unknown heading is refused as a list, not read as a matrix")
  func list() {
    let text = """
      name,done/what,done/timestamp,done/expires
      Ann Lee,Electrical safety in laboratories,2025-03-13,
      Bob Cole,X-ray safety and shielding,2025-03-14,2027-03-14
      """
    #expect(
      problems(.training, text).map { $0.prefix(78) } == [
        "register.csv looks like a list, a row a training, and has no column competence"
      ])
    #expect(problems(.matrix, text).count == 1)
  }

  @Test(
    "More headings of lists are known",
    arguments: [
      "Employee,Training Course,Date", "Attendee,Type of training,Date", "MA,Schulungsart,Datum",
      "Teilnehmer/in,Titel der Schulung,Datum", "Person ID,Name,Licence,Date",
    ])
  func headings(_ header: String) throws {
    let first = header.hasPrefix("Person ID") ? "7," : ""
    let (after, _) = try importing(
      .training, "\(header)\n\(first)Ann Lee,First aid,2025-03-13\n", into: emptyOrganisation())
    #expect(after.competences.all.map(\.name) == ["First aid"])
    #expect(after.people.all.map(\.name) == ["Ann Lee"])
  }

  @Test("A row of intervals under the headings leaves them their names")
  func intervals() throws {
    let text = "Name;Ersthelfer;Stapler\n;alle 2 Jahre;jährlich\nAnn Lee;20.06.2024;x\n"
    let (after, plan) = try importing(.training, text, into: emptyOrganisation())
    #expect(after.competences.all.map(\.name) == ["Ersthelfer", "Stapler"])
    #expect(plan.notes.contains { $0.hasPrefix("how often trainings are repeated is not taken") })
  }

  @Test("Over columns that are called alike the competence is the group's heading")
  func groups() throws {
    let text = """
      Employee details,,CSCS,,,IPAF,,
      Name,Role,Y/N,Category,Expiry,Y/N,Category,Expiry
      Ann Lee,Welder,Y,Blue,01/02/2027,N,,
      Bob Cole,Fitter,N,,,Y,3a/3b,05/06/2028
      """
    let (after, _) = try importing(.training, text, into: emptyOrganisation())
    #expect(after.competences.all.map(\.name) == ["CSCS", "IPAF"])
    #expect(after.trainings.all.map(\.expires) == [day("2027-02-01"), day("2028-06-05")])
    #expect(after.trainings.all.map(\.evidence) == ["Blue", "3a/3b"])
  }

  @Test(
    "Footers are not people, and are named",
    arguments: [
      "Approved by,,01/10/2026", "Gap,-1,2", "Minimum,2,2", "No. trained,3,0",
      "Next course,01/02/2027,",
      "Contractors,15/03/2025,", "Vacant,,", "* agency worker,,", "Ø,2,1", "Mindestbesetzung,2,2",
      "Geprüft,,01.10.2026", "Vertretung,x,", "Leiharbeiter,x,",
    ])
  func footers(_ footer: String) throws {
    let text = "Name,First aid,Forklift\nAnn Lee,12/03/2025,x\n\(footer)\n"
    let (after, plan) = try importing(.matrix, text, into: emptyOrganisation())
    #expect(after.people.all.map(\.name) == ["Ann Lee"])
    #expect(plan.notes.contains { $0.hasPrefix("rows that are no person, left out: 3 (") })
  }

  @Test("Teams and several people in one cell are refused; a total alone in its row is left out")
  func crowds() throws {
    for name in [
      "Team Lager (12 Personen)", "Abteilung Montage", "Schicht A", "Azubis",
      "H. Maier / F. Huber", "\"AA BB, CC DD\"",
    ] {
      let said = problems(.training, "Mitarbeiter,Schulung,Datum\n\(name),Stapler,12.03.2025\n")
      #expect(said.count == 1 && said[0].contains("names no single person"), "\(name)")
    }
    let (after, plan) = try importing(
      .people, "Name,Abteilung\nAnn Lee,Lager\nTotal,\n", into: emptyOrganisation())
    #expect(after.people.count == 1)
    #expect(plan.notes.contains("rows that are no person, left out: 3 (Total)"))
  }

  @Test("A competence that is there twice is refused, and headings without a row")
  func twice() {
    #expect(
      problems(.matrix, "Name,First aid,Forklift\n")
        == ["register.csv has a header and no row under it; there is nothing to import"])
    #expect(
      problems(.matrix, "Name,First aid,Forklift,First aid\nAnn Lee,01/02/2024,,03/04/2025\n")
        == ["register.csv has the column First aid twice; leave one of them"])
  }
}
