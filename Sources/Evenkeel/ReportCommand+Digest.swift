internal import ArgumentParser
internal import Records
internal import Reports

extension ReportCommand {
  func validateDigest() throws {
    guard kind == .digest else {
      if since != nil || until != nil {
        throw ValidationError("--since and --until belong to report digest")
      }
      return
    }
    let last = until ?? today.day
    if last > today.day {
      throw ValidationError("--until \(last) is still to come; a digest tells of what was")
    }
    if let since, since > last {
      throw ValidationError(
        since > today.day
          ? "--since \(since) is still to come; a digest tells of what was, up to \(last)"
          : "--since \(since) is after the last day, \(last)")
    }
  }

  func printDigest(_ organisation: Organisation) {
    let last = until ?? today.day
    let digest = DigestReport(
      of: organisation, since: since ?? DigestReport.usualStart(until: last), until: last,
      today: today.day)
    print(format == .html ? digest.html : digest.markdown, terminator: "")
  }
}
