internal import Records

/// What other registers say for the words that a field may have.
enum ChoiceWords {
  /// The program's own word for one in common use; the text itself when it is not known.
  ///
  /// - Parameters:
  ///   - field: the field's key.
  ///   - choices: the words that the field may have.
  static func word(for text: String, field: String, choices: [String]) -> String {
    guard !choices.contains(text) else { return text }
    let wanted = HeadingWords.normal(text)
    if let own = choices.first(where: { HeadingWords.normal($0) == wanted }) { return own }
    return table[field]?[wanted].flatMap { choices.contains($0) ? $0 : nil } ?? text
  }

  /// "yes" or "no" for a word that means it in this field; the text itself when it is not known.
  static func yesNo(for text: String, field: String) -> String {
    let word = HeadingWords.normal(text)
    return table[field]?[word] ?? ["ja": "yes", "nein": "no"][word] ?? text
  }

  /// The grade within a kind such as "major NC".
  static func grade(withinKind text: String) -> Action.Grade? {
    let word = HeadingWords.normal(text)
    guard table["kind"]?[word] == Action.Kind.nonconformity.rawValue else { return nil }
    return Action.Grade.allCases.first { word.hasPrefix($0.rawValue) }
  }

  private static let table: [String: [String: String]] = [
    "kind": [
      Action.Kind.nonconformity.rawValue:
        """
        nc ncr nonconformance nonconformities nonconforming noncompliance capa car
        correctiveaction minor minornc minornonconformity minornonconformance major majornc
        majornonconformity majornonconformance
      """,
      Action.Kind.incident.rawValue: "nearmiss accident incidentreport",
      Action.Kind.complaint.rawValue: "customercomplaint complaints",
      Action.Kind.improvement.rawValue:
        "ofi opportunity opportunityforimprovement suggestion observation obs improvementaction",
      Action.Kind.riskTreatment.rawValue: "risk risktreatmentaction preventiveaction pa",
      Action.Kind.reviewDecision.rawValue: "decision managementreview reviewaction",
      Action.Kind.objectiveRecovery.rawValue: "objective",
      Action.Kind.documentUpdate.rawValue: "document documentchange",
      Action.Kind.training.rawValue: "trainingneed trainingaction schulung unterweisung",
      // Of competences and areas, in German.
      Competence.Sort.licence.rawValue: "license f\u{FC}hrerschein fahrausweis lizenz berechtigung",
      Competence.Sort.qualification.rawValue: "qualifikation befugnis",
      Competence.Sort.awareness.rawValue: "sensibilisierung bewusstsein",
      Area.Sort.department.rawValue: "abteilung bereich",
      Area.Sort.process.rawValue: "prozess",
      Area.Sort.site.rawValue: "standort werk location",
    ],
    "grade": [
      Action.Grade.minor.rawValue: "min minornc minornonconformity minornonconformance",
      Action.Grade.major.rawValue:
        "maj majornc majornonconformity majornonconformance critical crit",
    ],
    "source": [
      Action.Source.internalAudit.rawValue: "internal ia audit",
      Action.Source.externalAudit.rawValue:
        "external certificationbody cb certificationaudit surveillance surveillanceaudit",
      Action.Source.customer.rawValue: "client complaint customercomplaint customerfeedback",
      Action.Source.supplier.rawValue: "vendor",
      Action.Source.incident.rawValue: "accident nearmiss",
      Action.Source.managementReview.rawValue: "review mr",
      Action.Source.objective.rawValue: "kpi objectives",
      Action.Source.staff.rawValue: "employee employees suggestion",
      Action.Source.selfCheck.rawValue: "inspection selfassessment check",
    ],
    "stage": [
      Action.Stage.open.rawValue: "new todo notstarted raised opened reopened",
      Action.Stage.containment.rawValue:
        "contained correction containmentcorrection immediateaction",
      Action.Stage.causeAnalysis.rawValue:
        "analysis rootcause rootcauseanalysis investigation investigating underinvestigation",
      Action.Stage.actionPlan.rawValue: "plan planned planning",
      Action.Stage.inProgress.rawValue: "wip started ongoing underway active implementation",
      Action.Stage.verifying.rawValue:
        "verification verify verifying effectivenesscheck awaitingverification effectivenessreview",
      Action.Stage.closed.rawValue: "done complete completed finished resolved fixed close",
      Action.Stage.cancelled.rawValue: "canceled rejected withdrawn void dropped",
    ],
    "effective": [
      "yes": "effective passed pass ok verified", "no": "ineffective noteffective failed fail",
      "": "pending na notyet notassessed notapplicable awaiting tobeverified open",
    ],
    "state": [
      Audit.State.planned.rawValue: "open scheduled",
      Audit.State.inProgress.rawValue: "ongoing started wip",
      Audit.State.reported.rawValue: "done complete completed closed finished signedoff",
      Audit.State.cancelled.rawValue: "canceled withdrawn dropped",
    ],
    "aspect": [
      Checklist.Aspect.defined.rawValue: "definition documented",
      Checklist.Aspect.followed.rawValue: "practice works implemented",
      Checklist.Aspect.forward.rawValue: "future stillfit fit",
    ],
    "mandatory": [
      "yes": "required must m compulsory obligatory ja pflicht verpflichtend obligatorisch muss",
      "no": """
      optional recommended nicetohave notrequired nein empfohlen w\u{FC}nschenswert kann freiwillig
      """,
    ],
    "result": [
      TrainingRecord.Result.passed.rawValue:
        """
      pass ok yes complete completed done attended successful valid bestanden teilgenommen erfolgreich ja
      erledigt abgeschlossen anwesend g\u{FC}ltig erf\u{FC}llt present expired abgelaufen duesoon current overdue
      \u{FC}berf\u{E4}llig aktuell x
      """,
      TrainingRecord.Result.failed.rawValue:
        "fail no notpassed unsuccessful nichtbestanden durchgefallen nein nichterfolgreich nb",
      TrainingRecord.Result.noShow.rawValue:
        """
      absent missed didnotattend notattended nichterschienen abwesend gefehlt fehlte nichtteilgenommen
      """,
      TrainingRecord.Result.booked.rawValue:
        """
      planned scheduled registered enrolled open pending geplant gebucht angemeldet offen terminiert vorgesehen
      notstarted inprogress
      """,
    ],
    "effect": [
      TrainingRecord.Effect.yes.rawValue: "effective wirksam ja gegeben passed ok",
      TrainingRecord.Effect.partly.rawValue: "partial partially teilweise teilswirksam bedingt",
      TrainingRecord.Effect.no.rawValue: "ineffective noteffective unwirksam nichtwirksam nein",
    ],
  ].mapValues { meanings in
    var words: [String: String] = [:]
    for (meaning, synonyms) in meanings {
      for synonym in synonyms.split(whereSeparator: \.isWhitespace) {
        words[String(synonym)] = meaning
      }
    }
    return words
  }
}
