import Foundation
import Records
import Storage
import Testing

@Suite("The paper of a management review from the command line")
struct ReviewPaperTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    var profile = Profile(id: try #require(RecordID("profile")))
    profile.name = "One Ltd"
    var organisation = Organisation(profile: profile)
    var review = ManagementReview(id: try #require(RecordID("mr")))
    (review.reference, review.title) = ("MR-2026-1", "Autumn review")
    review.planned = Day("2026-12-01")
    organisation.reviews.put(review)
    try Data(OrganisationFile.encode(organisation)).write(
      to: URL(filePath: folder.path + "/one.plist"))
    return folder
  }

  @Test("without a reference the next one planned is printed, as Markdown and as a page")
  func prints() throws {
    let folder = try folder()
    let next = try Program.run(
      ["report", "review", "one.plist", "--today", "2026-11-20"], in: folder)
    #expect(next.status == 0)
    #expect(next.output.hasPrefix("# Agenda: MR-2026-1 Autumn review, One Ltd"))
    let page = try Program.run(
      ["report", "review", "one.plist", "mr-2026-1", "--format", "html"], in: folder)
    #expect(page.output.contains("<h1>Agenda: MR-2026-1 Autumn review, One Ltd</h1>"))
  }

  @Test("an unknown reference is one sentence with the known ones")
  func refuses() throws {
    let result = try Program.run(["report", "review", "one.plist", "MR-9"], in: try folder())
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(
      result.errors.contains("no management review MR-9 is on file; there are MR-2026-1"),
      "\(result.errors)")
  }
}
