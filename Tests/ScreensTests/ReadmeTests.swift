import Foundation
import Testing

@testable import Screens

@Suite("The README")
struct ReadmeTests {
  private var readme: String {
    get throws {
      let folder = URL(filePath: #filePath).deletingLastPathComponent()
      return try String(contentsOf: folder.appending(path: "../../README.md"), encoding: .utf8)
    }
  }

  @Test("shows the keys as the command table has them")
  func keys() throws {
    let text = try readme
    #expect(text.contains(KeyTable.markdown), "the table should be:\n\(KeyTable.markdown)")
  }
}
