import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'pt-BR';
const factors = { totp: 'app autenticador', passkey: 'chave de acesso', email: 'e-mail' };

const tries = (count: number) =>
  plural(locale, count, { one: `Resta ${count} tentativa.`, other: `Restam ${count} tentativas.` });

/** Brazilian Portuguese. */
export const ptBR: PhoneMessages = {
  locale,
  list: {
    title: 'Números de telefone',
    description: 'Onde podemos falar com você e como você confirma sua identidade.',
    loading: 'Carregando seus números de telefone',
    failed: 'Não foi possível carregar seus números de telefone.',
    tryAgain: 'Tentar novamente',
    empty: 'Nenhum número de telefone ainda',
    emptyHint: 'Adicione um para proteger sua conta e receber códigos.',
    primary: 'Principal',
    unverified: 'Não verificado',
    addedOn: (date) => `Adicionado em ${date}`,
    verify: 'Verificar',
    verifyNumber: (number) => `Verificar ${number}`,
    remove: 'Remover',
    removeNumber: (number) => `Remover ${number}`,
    verified: (number) => `${number} foi verificado.`,
    removed: (number) => `${number} foi removido.`,
    makePrimary: 'Definir como principal',
    makePrimaryNumber: (number) => `Definir como principal: ${number}`,
    madePrimary: (number) => `${number} agora é seu número principal.`,
    secondFactor: 'Duas etapas',
    defaultSecondFactor: 'Duas etapas, padrão',
    linkedTo: (types) => `Vinculado a ${named(locale, types)}`,
  },
  add: {
    open: 'Adicionar número de telefone',
    title: 'Adicionar um número de telefone',
    change: 'Alterar número',
    changeHint: (number) => `${number} continua em uso até o novo número ser verificado.`,
    submit: 'Enviar código',
    cancel: 'Cancelar',
    consent:
      'Enviaremos um código por SMS para confirmar que o número é seu. Podem ser cobradas tarifas ' +
      'de mensagens e dados.',
    consentBy: {
      whatsapp: 'Enviaremos um código pelo WhatsApp para confirmar que o número é seu.',
      voice: 'Ligaremos para você e ditaremos um código para confirmar que o número é seu.',
    },
    alreadyVerified: 'Este número já está na sua lista e foi verificado.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Você pode ter um número de telefone. Remova-o para adicionar outro.',
        other: `Você pode ter até ${max} números de telefone. Remova um para adicionar outro.`,
      }),
    mayNotReceiveTexts: 'Este número talvez não seja de celular. O SMS pode não chegar.',
  },
  verify: {
    sending: (number) => `Enviando um código para ${number}…`,
    sentTo: (number, digits) => `Enviamos um código de ${digits} dígitos para ${number}.`,
    resentTo: (number) => `Enviamos um novo código para ${number}. O anterior não funciona mais.`,
    notSent: (number) =>
      `Enviaremos um código por SMS para ${number} para confirmar que o número é seu. Podem ser ` +
      `cobradas tarifas de mensagens e dados.`,
    expired: (number) => `O código enviado para ${number} expirou. Solicite um novo.`,
    burnt: (number) =>
      `Muitos códigos incorretos: o que foi enviado para ${number} não funciona mais. Solicite um novo.`,
    verified: (number) => `${number} foi verificado.`,
    notSentBy: {
      whatsapp: (number) => `Enviaremos um código pelo WhatsApp para ${number}.`,
      voice: (number) => `Ligaremos para ${number} e ditaremos um código.`,
    },
    calling: (number) => `Estamos ligando para ${number} para ditar o código.`,
    send: 'Enviar código',
    haveCode: 'Tenho um código',
    channels: { sms: 'Enviar por SMS', whatsapp: 'Enviar pelo WhatsApp', voice: 'Receber uma ligação' },
    submit: 'Verificar',
    resend: 'Reenviar código',
    resendIn: (seconds) => `Reenviar em ${countdown(locale, seconds)}`,
    resendReady: 'Agora você pode solicitar um novo código.',
    cancel: 'Cancelar',
    incomplete: (digits) => `Insira todos os ${digits} dígitos do código.`,
  },
  remove: {
    title: (number) => `Remover ${number}?`,
    description: 'Você não poderá mais usar este número para fazer login nem para receber códigos.',
    primaryPasses: (number) => `${number} passará a ser seu número principal.`,
    linkEnds: (types) => `Ele está vinculado a ${named(locale, types)}: esse vínculo também será encerrado.`,
    confirm: 'Remover número',
    cancel: 'Manter',
  },
  secondFactor: {
    title: 'Verificação em duas etapas',
    description: 'Ao fazer login, também é solicitado um código, enviado para um destes números.',
    off: 'A verificação em duas etapas está desativada',
    offHint: 'Com ela ativada, o login também solicita um código, enviado para um dos seus números.',
    smsNotice:
      'Códigos por SMS são um fator restrito (NIST SP 800-63B): um número de telefone pode ser ' +
      'roubado. Uma chave de acesso, uma chave de segurança ou um app autenticador é mais seguro.',
    default: 'Padrão',
    makeDefault: 'Definir como padrão',
    makeDefaultNumber: (number) => `Definir como padrão: ${number}`,
    madeDefault: (number) => `Os códigos agora são enviados para ${number}.`,
    stop: 'Parar de usar',
    stopNumber: (number) => `Parar de usar ${number} para códigos`,
    stopTitle: (number) => `Parar de usar ${number} para códigos?`,
    stopConfirm: 'Parar de usar',
    stopCancel: 'Continuar usando',
    stopped: (number) => `${number} não recebe mais códigos.`,
    codesStillGoTo: (number) => `Os códigos continuam sendo enviados para ${number}.`,
    codesPassTo: (number) => `A partir de agora, os códigos serão enviados para ${number}.`,
    turnsOff: 'A verificação em duas etapas será desativada: o login não solicitará mais um código.',
    stillOn: (types) => `A verificação em duas etapas continua ativada: ${named(locale, types, factors)}.`,
    turnOn: 'Ativar',
    add: 'Adicionar um número para códigos',
    choose: 'Qual número deve receber os códigos?',
    newNumber: 'Novo número',
    added: (number) => `${number} já pode receber seus códigos.`,
    notAdded: (number, reason) => `${number} não foi adicionado. ${reason}`,
  },
  backupCodes: {
    title: 'Códigos de backup',
    description: 'Eles permitem que você entre quando nenhum código puder chegar até você. Cada um funciona uma vez.',
    left: (count, date) => `Restantes: ${count}${date ? `, criados em ${date}` : ''}`,
    few: 'Restam poucos códigos de backup. Gere novos antes que acabem.',
    none: 'Você não tem mais códigos de backup. Gere novos para não perder o acesso sem o telefone.',
    unseen: 'Seus códigos de backup foram criados, mas não salvos. Gere novos.',
    create: 'Gerar novos códigos',
    createTitle: 'Gerar novos códigos de backup?',
    createDescription: 'Os códigos atuais deixam de funcionar assim que os novos são gerados.',
    createCancel: 'Manter os atuais',
    saveTitle: 'Salve seus códigos de backup',
    saveDescription: 'Eles só são exibidos agora. Guarde-os em um lugar seguro.',
    copy: 'Copiar',
    copied: 'Códigos copiados.',
    notCopied: 'Seu navegador não permitiu a cópia. Os códigos estão selecionados: copie-os manualmente.',
    download: 'Baixar',
    downloaded: (fileName) => `Confira se ${fileName} está nos seus downloads.`,
    fileName: 'codigos-de-backup.txt',
    print: 'Imprimir',
    printed: 'Confira se os códigos foram impressos.',
    heading: (host) => `Códigos de backup de ${host}`,
    done: 'Concluir',
    leaveTitle: 'Você salvou os códigos?',
    leaveDescription:
      'Eles não serão exibidos novamente. Sem eles, você pode perder o acesso à conta se ficar sem o telefone.',
    leave: 'Sair',
    stay: 'Voltar',
    gone: 'Estes códigos não são mais exibidos.',
  },
  challenge: {
    title: 'Confirme sua identidade',
    submit: 'Continuar',
    cancel: 'Voltar',
    notSent: (number) => `Enviaremos um código por SMS para ${number}.`,
    otherNumber: 'Usar outro número',
    choose: 'Para onde devemos enviar o código?',
    useBackupCode: 'Usar um código de backup',
    useText: 'Receber um código por SMS',
    backupCode: 'Código de backup',
    backupCodeHint: 'Um dos códigos que você salvou ao ativar a verificação em duas etapas. Cada um funciona uma vez.',
    backupCodeEmpty: 'Insira um código de backup.',
    noNumbers: 'Nenhum número de telefone pode receber um código.',
    passed: 'Identidade confirmada. Só um momento…',
    passedWithBackupCode: 'Identidade confirmada. Esse código de backup já foi usado. Só um momento…',
    ended: 'Este login foi encerrado. Comece novamente.',
  },
  notLoaded:
    'Não foi possível carregar esta parte da página. Verifique sua conexão. ' +
    'Se falhar de novo, recarregue a página.',
  phoneField: {
    phoneNumber: 'Número de telefone',
    problems: {
      empty: 'Insira seu número de telefone.',
      too_short: 'Este número é curto demais.',
      too_long: 'Este número é longo demais.',
      not_in_country: 'Este número não é do país selecionado.',
      not_mobile: 'Este número não é de celular.',
      unsupported_country: 'Números deste país não são aceitos.',
    },
    country: (name, callingCode) => `País: ${name} ${callingCode}`,
    countrySearch: 'Pesquisar países',
    countriesFound: (count) =>
      plural(locale, count, { one: `${count} país encontrado`, other: `${count} países encontrados` }),
  },
  codeField: {
    code: 'Código de verificação',
    problems: {
      no_code: 'Nenhum código foi encontrado nesse texto.',
      several_codes: 'Mais de um código foi encontrado nesse texto.',
      too_long: 'Esse texto tem dígitos demais.',
    },
  },
  errors: {
    invalid_phone_number: 'Este número de telefone não é válido.',
    phone_number_taken: 'Este número já está em uso em outra conta.',
    unsupported_country: 'Números deste país não são aceitos.',
    too_many_phone_numbers: 'Você atingiu o limite de números de telefone. Remova um primeiro.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Este código está incorreto.'
        : 'Um código mais recente foi enviado: use o da última mensagem.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Este código expirou. Solicite um novo.',
    too_many_attempts: 'Muitos códigos incorretos. Solicite um novo.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Muitas tentativas. Aguarde um pouco e tente novamente.'
        : sentAgo === null
          ? `Muitas tentativas. Tente novamente ${fromNow(locale, retryAfter)}.`
          : `Um código foi enviado ${fromNow(locale, -sentAgo)}. ` +
            `Você pode solicitar outro ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Este número já foi verificado.',
    verification_required: 'Verifique este número primeiro.',
    message_not_sent: 'Não foi possível enviar a mensagem. Confira o número ou tente novamente mais tarde.',
    recipient_opted_out: 'Este número cancelou nossas mensagens. Responda START a uma delas ou use outro número.',
    recipient_unreachable: 'Nenhum código pode chegar a este número. Use outro número.',
    locked: 'Bloqueado após muitos códigos incorretos. Fale com o suporte.',
    last_second_factor: 'Este é seu último segundo fator. Adicione outro primeiro.',
    last_identification: 'Esta é sua última forma de fazer login. Adicione outra primeiro.',
    step_up_required: 'Confirme sua identidade e tente novamente.',
    step_up_cancelled: 'Nada foi alterado, porque você não confirmou sua identidade.',
    not_found: 'Este número não está mais na sua lista.',
    unauthenticated: 'Sua sessão foi encerrada. Faça login novamente.',
    forbidden: 'Você não tem permissão para fazer isso.',
    unsupported: 'Isso não é possível aqui.',
    network: 'Não foi possível acessar o servidor. Verifique sua conexão e tente novamente.',
    unknown: 'Algo deu errado. Tente novamente.',
  },
};
