internal import Records
internal import Reports
internal import Screens
internal import Storage

extension Runner {
  /// Writes a paper to a file; one that is there is asked about first.
  func write(_ paper: Paper, to name: String, overwrites: Bool, _ state: inout State) {
    let path = place(of: name)
    guard !path.lowercased().hasSuffix(".plist") else {
      return state.ask(
        for: paper, again: name,
        why: "not written: .plist is an organisation's file; end the name in .html or .md")
    }
    do throws(Failure) {
      guard let text = try text(of: paper, for: path, state) else { return }
      try write(text, to: path, overwrites: overwrites, paper, as: name, &state)
    } catch {
      state.ask(for: paper, again: name, why: error.description)
    }
  }

  private func write(
    _ text: (title: String, text: String), to path: String, overwrites: Bool, _ paper: Paper,
    as name: String, _ state: inout State
  ) throws(Failure) {
    do throws(FileProblem) {
      let present = overwrites ? try SafeFile.read(path).stamp : nil
      try SafeFile.write(Array(text.text.utf8), to: path, expecting: present, keepsVersion: false)
      state.report("\(text.title) is in \(path)")
    } catch {
      guard case .exists = error, !overwrites else { throw Failure(error.description) }
      state.askToOverwrite(path, with: paper, as: name)
    }
  }

  /// Without a folder, the file lies beside the organisation's.
  private func place(of name: String) -> String {
    let path = Environment.expandingHome(name)
    guard !path.contains("/") else { return path }
    let folder = EvidenceFile.folder(ofOrganisationAt: opened.path)
    return folder == "." ? path : folder + "/" + path
  }

  /// What a paper is called and says; `nil` when the record that it is about is gone.
  private func text(
    of paper: Paper, for path: String, _ state: State
  ) throws(Failure) -> (title: String, text: String)? {
    switch paper {
    case .auditReport(let id, let isHTML), .checklist(let id, let isHTML):
      guard let audit = state.organisation.audits[id] else { return nil }
      let isBlank = if case .checklist = paper { true } else { false }
      let text = AuditPaper.text(
        of: audit, in: state.organisation, library: state.session.library, today: state.today,
        isBlank: isBlank, isHTML: isHTML)
      return ("\(isBlank ? "the checklist" : "the report") of \(audit.name)", text)
    case .capa(let audit): return ("the CAPA report", try capa(of: audit, for: path, state))
    case .trainingPlan(let days):
      let plan = TrainingPlanReport(of: state.organisation, today: state.today, days: days)
      let ending = path.lowercased()
      let text =
        ending.hasSuffix(".ics")
        ? plan.calendar(stamp: Clock.now).text
        : ending.hasSuffix(".md") ? plan.markdown : plan.html
      return ("the plan of trainings", text)
    case .review(let id):
      guard let review = state.organisation.reviews[id] else { return nil }
      let report = ReviewReport(
        of: review, in: state.organisation,
        library: state.organisation.library(extending: state.session.library), today: state.today)
      let isMarkdown = path.lowercased().hasSuffix(".md")
      return ("the paper of \(review.name)", isMarkdown ? report.markdown : report.html)
    case .digest(let since, let until):
      let digest = DigestReport(
        of: state.organisation, since: since, until: until, today: state.today)
      return ("the digest", path.lowercased().hasSuffix(".md") ? digest.markdown : digest.html)
    case .trainingRecord(let id, let isHTML):
      guard let person = state.organisation.people[id] else { return nil }
      let record = PersonTrainingReport(of: person, in: state.organisation, today: state.today)
      return ("the training record of \(person.name)", isHTML ? record.html : record.markdown)
    case .objectives(let isHTML):
      let report = ObjectivesReport(of: state.organisation, today: state.today)
      return ("the list of objectives", isHTML ? report.html : report.markdown)
    }
  }

  private func capa(
    of audit: RecordID, for path: String, _ state: State
  ) throws(Failure) -> String {
    do throws(CAPAProblem) {
      let report = try CAPAReport(
        of: .audit(audit), in: state.organisation,
        library: state.organisation.library(extending: state.session.library), today: state.today)
      return try report.text(as: path.lowercased().hasSuffix(".md") ? .md : .html)
    } catch {
      throw Failure(error.description)
    }
  }
}
