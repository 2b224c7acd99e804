internal import ArgumentParser
internal import Records
internal import Storage

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring two changed copies of a file together, as a git merge driver does.",
    discussion: """
      Writes the merged organisation to OURS. Exit status: 0 clean, 1 where both sides changed the same: both values
      are kept in the file, which opens, and are settled in it; 2 an error, with OURS left as it is.
      """)

  @Argument(help: ArgumentHelp("What both began with; may be empty.", valueName: "base"))
  var base: String

  @Argument(help: ArgumentHelp("Our copy, which becomes the merged one.", valueName: "ours"))
  var ours: String

  @Argument(help: ArgumentHelp("Their copy.", valueName: "theirs"))
  var theirs: String

  func run() throws {
    let mine = try OpenedFile.read(ours)
    let yours = try OpenedFile.read(theirs).organisation
    guard mine.organisation.profile.id == yours.profile.id else {
      throw Failure(
        "\(ours) holds \(mine.organisation.name) and \(theirs) another organisation, \(yours.name); "
          + "only copies of one file can be merged")
    }
    let merge = Merge(
      base: try baseOrganisation(like: mine.organisation), ours: mine.organisation, theirs: yours)
    var random = SystemRandomNumberGenerator()
    let merged = merge.noted(
      as: HistoryWriter(who: Environment.userName, using: &random), at: Clock.now, on: Clock.today)
    do throws(FileProblem) {
      try SafeFile.write(
        OrganisationFile.encode(merged), to: ours, expecting: mine.stamp, keepsVersion: false)
    } catch {
      throw Failure(error.finalDescription)
    }
    for note in merge.notes { Program.complain(note) }
    if merge.hasConflicts { throw ExitCode(1) }
  }

  /// What both copies began with; git gives an empty file where there was none.
  private func baseOrganisation(like ours: Organisation) throws -> Organisation {
    let bytes = try OpenedFile.contents(base).bytes
    return bytes.isEmpty
      ? Organisation(profile: Profile(id: ours.profile.id)) : try OpenedFile.decode(bytes, base)
  }
}
