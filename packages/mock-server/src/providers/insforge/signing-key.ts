// A published key pair made for this mock: it protects nothing, and spares every mock server the tenth of a second that
// generating one takes. A real InsForge generates its own at its first start.

/** The RSA key that signs access tokens, and its key id for the header. */
export const signingKey = {
  kid: 'kid_5e7c0de5e7c0de5e7c0de5e7c0de5e70',
  privateKey: {
    kty: 'RSA',
    n: 'w4cpi9uWlRsg_thUHcl5NYiY0xy2ixt2N0qtQMQxSdXUEFl-XNvT5u4JrhWApVSrDHhh8zEoWCKkM7_MMC_MRWUS93nAQm-SHnNbUr_Lb9_rk_qECa-x-5HFHVZX3mEJVam3bKS0MUhIcjmEYC2P4tH9wNw2GTFD1Yyl6F1sfsnyXNEQmcBQUzwP08wMYZE4VaVrPxl2hJjiS-Kt5ztl9Sx4i7tIoQ23dJbMjrHPg0qzT-9Kr7CcESeq8ip2-x-Hg2sTx8f7158B5gTgfMIibZfNSKtp5J5Eu-k9cNAWuGm2zuxWNDhBgYRC7rKrICZH5IsF46Vy3IiVKJklllHnsQ',
    e: 'AQAB',
    d: 'Ajrq7uTwyT-Xd0CpaPOQ1dr6f0HvFRQZm5TW-Auk0kZFlnAm4FFDj_k8FAe7wWb_UnOXDmqLnsG6ZLq1zgDlkA8QkdEKL9fM71r6ei2k2OBRdA0h72hZG9j0ShrfgrJRpG_8nxkb0woThXYBfAVZBEnH3qjEVzI4J1nk1IsoPyPyZfNUF_SLzzg7kYiMzOoDih6af0wJ-xui2It70iWjIoDZzv0A28UtNJm-4kEWv0-b_4ixBQ-gwKH3LgRiM4xyCUMNJlrv9zepBz__wiJC3g0ygWoyy3uHf0xj0jOuk4s97PF5QBy0CJFHjWboOgwyYAJkaAyG1kBusvoN03QrNw',
    p: '96BmPvZ0nswGw-8shdFHOlYj-4rIc172s4Ac2cEDTWNE0O2v3M2mJ1V0OXf-SPZB6Dnitv_wENP7JUOBwEZcdtEuWK_5IerYnkcbnK9oO5bKMrhFgdASUidhuGbiFjk5AwNLlML2Zc1eHnrBUgJPbUZtosGhBlkAeyEsrkdLYps',
    q: 'yiPEXGoN9RNv7qYUtX63FhjMvabGun3ztSfJINGkZI0dfNz0A56mwgcttdmUMEgTIgaSoy7CfcsOGy2yDpL6WIuB8OS_1_z_1zycjDCphtbH7vIa1S6ijs7J6zxxlphAzyFH_QDw-_mQcJdnHYqZ63_irn9dVdCq4TWSNLHUzaM',
    dp: 'zSJocVJTi9Uy6Y-yD20uF2qSxmfS5JhPwKWpwM4_QRWyRW4R2NXYBg-ph44a7jBqqsmBQd5F7nrdO6Jv02u2X4usXDXzKaDWMFBx1FwO-gZRnLDAi-hltP8A2fUI6CYhT5ikPSlBW1ZE2PUSPzDAwaKtYj4Leimy103FKN7Q2W8',
    dq: 'Vm4QqcsXCLE07P_KXwg9VI9qC7Vhx5_PMqg-UXASMIQ-FYOMOnf9qXzUSKstt685rxTMYkW-F3dZIrnZJm4l6PJNryi_9qRQ6EEcVrz_3426kyql2n1EOHem0pRXpSKYo3gBheZ_I95DqkCycGkxAwb9b8s5p1W_mugDCdD3wq0',
    qi: 'nZzb2GThi5kgFBsMtX2DygHsUOMLW2YeT6mNr58gzXRk7qpjN0Qc1xZDVYrFIqrxmn0phCFkHU6oFTRyUNnXsztuIQVWTWFMig38cGAnq-E_V9A5cbRoP1LTPov_ilU1OW7m8AmPjY0gZKzjkTshZbNSyy7Z6w3IcbyHk184734',
  },
} as const;
